import type { BookingFacts } from '@huiyue/shared/booking';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { rateFor, spanOf, type When } from '@huiyue/shared/childcare/when';
import type { CivilDate } from '@huiyue/shared/civil';
import type { Span } from '@huiyue/shared/ledger/span';
import { fen } from '@huiyue/shared/money';
import type { Child, Elder } from '@huiyue/shared/people';
import type { Clause } from '@huiyue/shared/policy/clauses';
import type { Service } from '@huiyue/shared/service';

/** One thing wanted for one recipient. */
export type Item = Pick<
  BookingFacts,
  'recipient' | 'site' | 'offer' | 'sheet' | 'span' | 'units' | 'startsOn' | 'judgement' | 'payFen'
> & {
  /** The same in the words of the API, with the price that was reviewed. */
  readonly wish: Wished;
};

export type Wished = {
  readonly class?: string;
  readonly service?: string;
  readonly when: object;
  readonly units?: number;
  readonly priceFen: number;
};

/** The clause by which a class's price was judged. */
export const clauseOfItems: Clause = {
  id: 'history-cap',
  document: 'history',
  title: '试验文件',
  issuer: '试验发展改革委',
  status: 'issued',
  phrase: '试验条款',
  version: '1',
};

export function classItem(offer: ChildcareClass, when: When, child: Child): Item {
  const placed = spanOf(offer, when);
  if (!placed.ok) throw new Error(`${offer.id} is not open ${JSON.stringify(when)}`);
  const { sheet, span, startsOn } = placed.value;
  const priceFen = rateFor(offer, when)?.priceFen ?? fen(0);
  return {
    recipient: { id: child.id, name: child.name, birthDate: child.birthDate },
    site: { id: offer.site, name: '试验托育园' },
    offer: { kind: 'class', id: offer.id, name: offer.name, classKind: offer.kind, careMode: when.careMode },
    sheet,
    span,
    units: 1,
    startsOn,
    judgement: { priceFen, per: 'month', capFen: priceFen, clause: clauseOfItems },
    payFen: priceFen,
    wish: { class: offer.id, when, priceFen },
  };
}

export function serviceItem(
  service: Service,
  date: CivilDate,
  person: Child | Elder,
  wanted: { readonly units: number; readonly hours?: Pick<Span, 'from' | 'to'> },
): Item {
  const { priceFen, per } = service;
  const hours = wanted.hours ?? { from: service.opensAt, to: service.closesAt };
  return {
    recipient: { id: person.id, name: person.name, birthDate: person.birthDate },
    site: { id: service.site, name: '试验托育园' },
    offer: { kind: 'service', id: service.id, name: service.name, product: service.product },
    sheet: { kind: 'serviceDay', of: service.id, period: date },
    span: { days: 1, ...hours },
    units: wanted.units,
    startsOn: date,
    judgement: { priceFen, per },
    payFen: fen(priceFen * wanted.units),
    wish: {
      service: service.id,
      when: { date, ...wanted.hours },
      priceFen,
      ...(wanted.units === 1 ? {} : { units: wanted.units }),
    },
  };
}
