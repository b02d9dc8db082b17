import { civilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { decide, type Command } from '@huiyue/shared/ledger/decide';
import { openUnits, takenUnits, type Sheet } from '@huiyue/shared/ledger/sheet';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

/** The ledger as one would explain it on paper: who has how much, until when, and nothing else. */
class Paper {
  readonly parts = new Map<string, { units: number; until: number }>();
  limit: number;
  constructor(limit: number) {
    this.limit = limit;
  }

  taken(now: number): number {
    return [...this.parts.values()].reduce((sum, { units, until }) => sum + (now < until ? units : 0), 0);
  }

  /** Whether the command is granted; if so it is done. */
  obey(command: Command, now: number): boolean {
    for (const [booking, { until }] of this.parts) if (now >= until) this.parts.delete(booking);
    if (command.do === 'resize') {
      if (command.limit < this.taken(now)) return false;
      this.limit = command.limit;
      return true;
    }
    const own = this.parts.get(command.booking);
    if (command.do === 'release') this.parts.delete(command.booking);
    if (command.do === 'confirm' && own) own.until = Infinity;
    if (command.do === 'confirm') return own !== undefined;
    if (command.do === 'release' || own) return true;
    if (this.taken(now) + command.units > this.limit) return false;
    this.parts.set(command.booking, { units: command.units, until: command.until });
    return true;
  }
}

const instant = fc.integer({ min: 0, max: 60 });
const booking = fc.integer({ min: 1, max: 8 }).map((number): Id<'booking'> => `bkg_00000${number}`);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('request'),
      booking,
      units: fc.integer({ min: 1, max: 3 }),
      until: instant,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('confirm'), booking }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release'), booking }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resize'), limit: fc.integer({ min: 0, max: 10 }) }) },
);
/** Batches of commands, each decided at some instant after the one before. */
const days = fc.array(
  fc.record({ wait: fc.integer({ min: 0, max: 8 }), commands: fc.array(command, { maxLength: 8 }) }),
  { maxLength: 12 },
);
const emptySheet = (limit: number): Sheet => ({
  id: { kind: 'classMonth', class: 'cls_000001', month: civilMonth('2026-08') },
  limit,
  claims: [],
});

test('whatever is asked and whenever, the ledger answers as paper would, and never holds more than its limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), days, (limit, batches) => {
      const paper = new Paper(limit);
      let sheet = emptySheet(limit);
      let now = 0;
      for (const { wait, commands } of batches) {
        now += wait;
        const decided = decide(sheet, commands, now);
        const granted = decided.outcomes.map(({ ok }) => ok);
        const onPaper: boolean[] = [];
        for (const one of commands) onPaper.push(paper.obey(one, now));
        expect(granted).toEqual(onPaper);
        sheet = decided.sheet;
        expect(sheet.limit).toBe(paper.limit);
        // Not now, and at no instant to come: claims only run out.
        for (let at = now; at <= 61; at += 1) {
          expect(takenUnits(sheet, at)).toBe(paper.taken(at));
          expect(takenUnits(sheet, at)).toBeLessThanOrEqual(sheet.limit);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a request is refused only while fewer units are open than it asks for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), days, (limit, batches) => {
      let sheet = emptySheet(limit);
      let now = 0;
      for (const { wait, commands } of batches) {
        now += wait;
        for (const one of commands) {
          const open = openUnits(sheet, now);
          const { sheet: next, outcomes } = decide(sheet, [one], now);
          const [outcome] = outcomes;
          if (one.do === 'request' && outcome?.ok === false) expect(open).toBeLessThan(one.units);
          if (outcome?.ok === false) expect(openUnits(next, now)).toBe(open);
          sheet = next;
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('deciding commands together or one after another is the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 }),
      fc.array(command, { maxLength: 20 }),
      instant,
      (limit, commands, now) => {
        const together = decide(emptySheet(limit), commands, now);
        let sheet = emptySheet(limit);
        for (const one of commands) sheet = decide(sheet, [one], now).sheet;
        expect(together.sheet).toEqual(sheet);
      },
    ),
  );
});

test('under clocks that jump back and forth a sheet still holds no more than its limit', () => {
  const skewed = fc.array(fc.record({ now: instant, commands: fc.array(command, { maxLength: 4 }) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), skewed, (limit, batches) => {
      let sheet = emptySheet(limit);
      for (const { now, commands } of batches) {
        sheet = decide(sheet, commands, now).sheet;
        // Counting even what has run out: whatever a clock says next, no more than this can be live.
        expect(sheet.claims.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(sheet.limit);
      }
    }),
  );
});
