import { keys } from '@huiyue/functions/store/keys';
import { getRows } from '@huiyue/functions/store/table';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import type { CivilMonth } from '@huiyue/shared/civil';
import { isId } from '@huiyue/shared/ids';
import { diaryOf } from '@huiyue/shared/plan';
import type { Reply } from './load';
import type { Scene } from './scene';

export type Sold = { readonly offer: ChildcareClass; readonly replies: readonly Reply[] };

/**
 * Exactly as many places as there are, or as were asked for; everybody else was told that the class is full; and the
 * sheet, the bookings and the audit trail say the same. @throws with what is wrong: such a run scores zero.
 */
export async function checkSold(scene: Scene, month: CivilMonth, sold: readonly Sold[]): Promise<void> {
  const { deps, table } = scene;
  const wrong: string[] = [];
  const everyId: string[] = [];
  const sheets = new Map(
    (
      await deps.ledger.sheets(sold.map(({ offer }) => ({ kind: 'classMonth', of: offer.id, period: month })))
    ).map((sheet) => [sheet.id.of, sheet]),
  );
  for (const { offer, replies } of sold) {
    const granted = replies.filter(({ status }) => status === 201).map(idOf);
    everyId.push(...granted);
    const ideal = Math.min(offer.places, replies.length);
    if (granted.length !== ideal) wrong.push(`${offer.id}: sold ${granted.length} of ${ideal}`);
    if (new Set(granted).size !== granted.length) wrong.push(`${offer.id}: one booking was given out twice`);
    const others = replies.filter(({ status }) => status !== 201).map(wordsOf);
    const odd = others.filter((words) => words !== '409 place.full');
    if (odd.length > 0) wrong.push(`${offer.id}: ${odd.length} odd answers, such as ${odd[0] ?? ''}`);
    const taken = (sheets.get(offer.id)?.claims ?? []).reduce((sum, { units }) => sum + units, 0);
    if (taken !== granted.length)
      wrong.push(`${offer.id}: the sheet says ${taken}, the answers ${granted.length}`);
  }
  const ids = everyId.filter((id) => isId('booking', id));
  const bookings = await deps.bookings.findAll(ids);
  if (bookings.length !== everyId.length)
    wrong.push(`${bookings.length} bookings for ${everyId.length} answers`);
  const trail = await getRows(
    table,
    ids.map((id) => keys.audit(id, 1)),
  );
  if (trail.length !== everyId.length)
    wrong.push(`${trail.length} audit events for ${everyId.length} bookings`);
  const months = await getRows(
    table,
    bookings.map((booking) => keys.sheet(diaryOf(booking))),
  );
  if (months.length !== everyId.length) wrong.push(`${months.length} months for ${everyId.length} bookings`);
  if (wrong.length > 0) throw new Error(`this run scores zero:\n  ${wrong.slice(0, 10).join('\n  ')}`);
}

export function idOf(reply: Reply): string {
  const body: { items?: readonly { readonly id?: string }[] } = JSON.parse(reply.body);
  return String(body.items?.[0]?.id);
}

function wordsOf({ status, body }: Reply): string {
  const problem: { code?: string } = JSON.parse(body);
  return `${status} ${problem.code ?? body}`;
}
