import type { CivilDate } from '../civil';
import type { Validity } from '../contract/policyPack';

export function isInForce(validity: Validity, on: CivilDate): boolean {
  return (
    (validity.from === undefined || validity.from <= on) && (validity.to === undefined || on <= validity.to)
  );
}

export function overlap(one: Validity, other: Validity): boolean {
  return startsByTheEndOf(one, other) && startsByTheEndOf(other, one);
}

function startsByTheEndOf(one: Validity, other: Validity): boolean {
  return one.from === undefined || other.to === undefined || one.from <= other.to;
}
