import type { CivilDate } from '@huiyue/shared/civil';
import type { CertificateView } from '@huiyue/shared/contract/registry';
import { certificateStateOn, whenExpired, type Certificate } from '@huiyue/shared/registry/certificate';

export function certificateView(one: Certificate, today: CivilDate): CertificateView {
  return {
    kind: one.kind,
    number: one.number,
    issuedBy: one.issuedBy,
    from: one.from,
    until: one.until ?? null,
    state: certificateStateOn(one, today),
    whenExpired: whenExpired[one.kind].does,
  };
}
