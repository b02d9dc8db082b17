import dynalite, {
  type Comparison,
  type Expression,
  type Path,
  type UpdateSection,
} from 'dynalite/db/index.js';
import type { AttributeValue } from 'aws-lambda';
import { canonical, type Image } from './wire';

/**
 * dynalite takes two lists or two maps for different even if they hold the same. Where a condition compares
 * such values, the comparison is decided here and its verdict handed on.
 */
export function settleComparisons(expression: Expression, item: Image): Expression {
  if (isLogical(expression)) {
    return { ...expression, args: expression.args.map((part) => settleComparisons(part, item)) };
  }
  const [left, ...others] = expression.args.map((operand) => valueOf(operand, item));
  if (![left, ...others].some(isDocument)) return expression;
  switch (expression.name ?? expression.type) {
    case '=':
      return verdict(isSame(left, others[0]));
    case '<>':
      return verdict(!isSame(left, others[0]));
    case 'in':
      return verdict(others.some((other) => isSame(left, other)));
    case 'contains':
      return left?.L && isDocument(others[0])
        ? verdict(left.L.some((member) => isSame(member, others[0])))
        : expression;
    default:
      return expression;
  }
}

function isLogical(
  expression: Expression,
): expression is Extract<Expression, { type: 'and' | 'or' | 'not' }> {
  return expression.type === 'and' || expression.type === 'or' || expression.type === 'not';
}

function valueOf(operand: Comparison['args'][number], item: Image): AttributeValue | undefined {
  if (isPath(operand)) return dynalite.mapPath(operand, item);
  return 'type' in operand ? undefined : operand;
}

function isPath(operand: Comparison['args'][number]): operand is Path {
  return Array.isArray(operand);
}

function isDocument(value: AttributeValue | undefined): boolean {
  return value?.L !== undefined || value?.M !== undefined;
}

function isSame(one: AttributeValue | undefined, other: AttributeValue | undefined): boolean {
  return one !== undefined && other !== undefined && canonical(one) === canonical(other);
}

function verdict(holds: boolean): Expression {
  return { type: holds ? '=' : '<>', args: [{ S: 'same' }, { S: 'same' }] };
}

/**
 * In DynamoDB every path of an update means the item as it was. dynalite removes list members one after the
 * other, so that the second of `REMOVE l[0], l[1]` would hit what was `l[2]`: the last ones have to go first.
 */
export function removalsLast(sections: readonly UpdateSection[]): UpdateSection[] {
  const removals = sections.filter(({ type }) => type === 'remove');
  const others = sections.filter(({ type }) => type !== 'remove');
  return [...others, ...removals.sort((one, other) => comparePaths(other.path, one.path))];
}

function comparePaths(one: UpdateSection['path'], other: UpdateSection['path']): number {
  const at = one.findIndex((step, position) => step !== other[position]);
  const [left, right] = [one[at], other[at]];
  if (left === undefined || right === undefined) return one.length - other.length;
  return left < right ? -1 : 1;
}
