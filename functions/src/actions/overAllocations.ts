import { addDays, dateAt, isoAt, startOfDay, type CivilDate } from '@huiyue/shared/civil';
import type { SheetView } from '@huiyue/shared/contract/places';
import type { OverAllocation, PlaceSheetId, Sheet } from '@huiyue/shared/ledger/sheet';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Period } from '@huiyue/shared/refusals';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { findSold, readSheets, sellerOf, sheetIdOf } from './sellers';
import { watchesOver } from './supervision';
import { untilSettled } from './untilSettled';

/** A regulator lets more be taken than there are places: with a reason, up to a last day, and in the record. */
export function allowOverAllocation(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly seller: PlaceSheetId['of'];
    readonly period: Period;
    readonly units: number;
    readonly lastDay: CivilDate;
    readonly reason: string;
  },
  receipt: Receipt,
): Promise<Outcome<SheetView> | Absent> {
  return untilSettled(async () => {
    const id = sheetIdOf(asked.seller, asked.period);
    const sold = id && (await findSold(deps, asked.seller));
    if (!id || !sold || !watchesOver(deps, actor, sold.site.jurisdiction)) return absent;
    const today = dateAt(deps.now());
    if (asked.lastDay < today)
      return refused({ code: 'day.past', facts: { on: asked.lastDay, firstDay: today } });
    const overAllocation: OverAllocation = {
      units: asked.units,
      until: startOfDay(addDays(asked.lastDay, 1)),
      reason: asked.reason,
      by: actor.account,
    };
    const sheet = (await readSheets(deps, [sold], [id]))(id);
    const seller = await sellerOf(deps, [sold], [id]);
    const body = sheetView(id, {
      ...sheet,
      overAllocations: [...sheet.overAllocations, overAllocation],
    });
    const result = await deps.ledger.amendSheet(
      id,
      seller(id),
      { do: 'allow', overAllocation },
      { receipt, body },
    );
    switch (result.kind) {
      case 'committed':
        return accepted(body);
      case 'refused':
        return refused(result.refusal);
      case 'stale':
        return 'again';
    }
  });
}

function sheetView(id: PlaceSheetId, sheet: Sheet): SheetView {
  return {
    seller: id.of,
    period: id.period,
    places: sheet.places,
    reserves: sheet.reserves.map(({ for: group, units, releasedAt }) => ({
      for: group,
      units,
      releasedAt: releasedAt === undefined ? null : isoAt(releasedAt),
    })),
    overAllocations: sheet.overAllocations.map(({ units, until, reason }) => ({
      units,
      until: isoAt(until),
      reason,
    })),
    waiting: sheet.queue.length,
  };
}
