import type { Subsidy } from '../contract/policyPack';
import { allInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';
import { institutionScope, isAbout, scopeOf, type Institution } from './scope';
import type { ServiceLine } from './serviceLines';

export type SubsidyRuleInForce = Published &
  Pick<Subsidy, 'kind' | 'to' | 'lines' | 'per' | 'is' | 'amounts' | 'groups' | 'excludes'>;

/**
 * What is paid for a line, and to whom. The nearest place that says anything of a kind of subsidy decides it. Without
 * `amounts` it is announced, and its sum is not published. Asked without an institution: whatever there is.
 */
export function subsidyRulesOn(
  policy: Policy,
  asked: AskedAt & {
    readonly line: ServiceLine;
    readonly kind?: Subsidy['kind'];
    readonly institution?: Institution;
  },
): readonly SubsidyRuleInForce[] {
  const { line, kind, institution } = asked;
  const standing = allInForce(policy, asked, policy.rules.subsidies)
    .filter((rule) => rule.lines.includes(line))
    .filter((rule) => kind === undefined || rule.kind === kind)
    .filter(
      ({ binds }) =>
        binds === undefined ||
        institution === undefined ||
        isAbout(scopeOf({ binds }), institutionScope(institution)),
    );
  return standing
    .filter((rule) => rule.jurisdiction === standing.find((other) => sameKind(other, rule))?.jurisdiction)
    .map((rule) => ({
      ...publishedAs(policy, rule),
      kind: rule.kind,
      to: rule.to,
      lines: rule.lines,
      amounts: rule.amounts,
      ...(rule.per && { per: rule.per }),
      ...(rule.is && { is: rule.is }),
      ...(rule.groups && { groups: rule.groups }),
      ...(rule.excludes && { excludes: rule.excludes }),
    }));
}

function sameKind(one: Subsidy, other: Subsidy): boolean {
  return one.kind === other.kind && one.to === other.to;
}
