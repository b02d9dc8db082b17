import { noMetrics } from '@huiyue/functions/gateways/metrics';
import type { createApp } from '@huiyue/functions/http/app';
import type { Deps } from '@huiyue/functions/ports';
import { answersIn } from '@huiyue/functions/store/answers';
import { auditIn } from '@huiyue/functions/store/audit';
import { bookingsIn } from '@huiyue/functions/store/bookings';
import { clausesIn } from '@huiyue/functions/store/clauses';
import { ledgerIn } from '@huiyue/functions/store/ledger';
import { openRangeReads } from '@huiyue/functions/store/rangeReads';
import { openRowReads } from '@huiyue/functions/store/rowReads';
import { servicesIn } from '@huiyue/functions/store/services';
import { classesIn } from '@huiyue/functions/store/sites';
import { streamConsumer } from '@huiyue/functions/stream';
import type { Wired } from './world';

/** What the ledger stands on: the real thing, wired as the API wires it. */
export type CoreDeps = Pick<Deps, 'now' | 'bookings' | 'ledger' | 'classes' | 'services' | 'answers'>;

/** What runs on a simulated server. */
export type Kit = {
  readonly deps: CoreDeps;
  /** The API, where a history goes through it. */
  readonly app: () => App;
  readonly consume: ReturnType<typeof streamConsumer>;
};

export type App = ReturnType<typeof createApp>;

/** @param appOver makes the API of one server */
export function kitBuilder(
  onFault: (error: unknown) => void,
  appOver?: (wired: Wired) => App,
): (wired: Wired) => Kit {
  return (wired) => {
    const { now } = wired;
    const table = {
      ...wired.table,
      readRow: openRowReads(wired.table),
      readRange: openRangeReads(wired.table),
    };
    const clauses = clausesIn(table);
    let app: App | undefined;
    return {
      deps: {
        now,
        bookings: bookingsIn(table, clauses),
        ledger: ledgerIn(table, clauses, now),
        classes: classesIn(table, now),
        services: servicesIn(table, now),
        answers: answersIn(table),
      },
      app: () => {
        if (!appOver) throw new Error('this history has no API');
        return (app ??= appOver(wired));
      },
      consume: streamConsumer({ audit: auditIn(wired.table), metrics: noMetrics, onFault }),
    };
  };
}
