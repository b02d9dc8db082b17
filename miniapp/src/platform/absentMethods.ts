import { isWeb } from './target';

/**
 * Methods of the language that came after iOS 14, and that WeChat there takes from the phone. Each is defined only where
 * it is missing. Browsers of people who use the web edition have them.
 */
type List = readonly unknown[];
type Compare = (a: unknown, b: unknown) => number;
type Test = (value: unknown, index: number, list: List) => boolean;

function at(this: List, index: number) {
  return this[index < 0 ? this.length + index : index];
}

function findLastIndex(this: List, test: Test) {
  for (let index = this.length - 1; index >= 0; index -= 1) if (test(this[index], index, this)) return index;
  return -1;
}

const ofLists = {
  at,
  findLastIndex,
  findLast(this: List, test: Test) {
    const index = findLastIndex.call(this, test);
    return index < 0 ? undefined : this[index];
  },
  toSorted(this: List, compare?: Compare) {
    // oxlint-disable-next-line unicorn/no-array-sort -- this is what it is made of
    return [...this].sort(compare);
  },
  toReversed(this: List) {
    // oxlint-disable-next-line unicorn/no-array-reverse -- this is what it is made of
    return [...this].reverse();
  },
  with(this: List, index: number, value: unknown) {
    const copy = [...this];
    copy[index < 0 ? this.length + index : index] = value;
    return copy;
  },
};

const ofTexts = {
  at(this: string, index: number) {
    const from = index < 0 ? this.length + index : index;
    return from < 0 || from >= this.length ? undefined : this.charAt(from);
  },
  replaceAll(this: string, what: string | RegExp, by: string) {
    if (typeof what !== 'string') return this.replace(what, by);
    return this.split(what).join(by);
  },
};

const ofObjects = {
  hasOwn: (of: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(of, name),
};

function fill(where: object, methods: object): void {
  for (const [name, value] of Object.entries(methods)) {
    if (!(name in where)) Object.defineProperty(where, name, { value, writable: true, configurable: true });
  }
}

if (!isWeb) {
  fill(Array.prototype, ofLists);
  fill(String.prototype, ofTexts);
  fill(Object, ofObjects);
}
