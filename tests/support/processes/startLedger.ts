import type { LedgerResult, Seller } from '@huiyue/functions/ports';
import type { Booking, BookingFacts } from '@huiyue/shared/booking';
import type { Wanted } from '@huiyue/shared/plan';
import { firstWord, forked } from './forked';

export type LedgerProcessOptions = { readonly now: number } & (
  | { readonly endpoint: string }
  | {
      readonly folder: string;
      /** Kill yourself right after this many commits, before anybody is answered. */
      readonly dieAfterCommits?: number;
    }
);

/** What belongs together, in a form that goes from process to process. */
export type Parcel = {
  readonly steps: readonly {
    readonly facts: BookingFacts;
    readonly wanted: Wanted;
    readonly before?: Booking;
  }[];
  readonly sellers: Readonly<Record<string, Seller>>;
};
export type Ask = Parcel & { readonly number: number };

export class Died extends Error {
  override readonly name = 'Died';
}

export type LedgerProcess = {
  readonly endpoint: string;
  readonly gone: Promise<void>;
  /** @throws Died when the process does, and whatever it met with otherwise. */
  commit(parcel: Parcel): Promise<LedgerResult>;
  kill(): Promise<void>;
};

type Open = {
  readonly settle: (result: LedgerResult) => void;
  readonly fail: (error: unknown) => void;
};
type Said = { readonly number: number; readonly result?: LedgerResult; readonly fault?: string };

export async function startLedger(options: LedgerProcessOptions): Promise<LedgerProcess> {
  const process = await forked('ledgerProcess', options);
  const endpoint = endpointIn(await firstWord(process));
  const open = new Map<number, Open>();
  let asked = 0;
  process.child.on('message', ({ number, result, fault }: Said) => {
    const one = open.get(number);
    open.delete(number);
    if (result) one?.settle(result);
    else one?.fail(new Error(fault));
  });
  let isGone = false;
  const tellAll = async () => {
    await process.gone;
    isGone = true;
    for (const { fail } of open.values()) fail(new Died());
    open.clear();
  };
  const gone = tellAll();
  return {
    endpoint,
    gone,
    commit: (parcel) =>
      new Promise((settle, fail) => {
        if (isGone || !process.child.connected) {
          fail(new Died());
          return;
        }
        asked += 1;
        open.set(asked, { settle, fail });
        process.child.send({ number: asked, ...parcel }, () => undefined);
      }),
    kill: () => process.kill(),
  };
}

function endpointIn(said: unknown): string {
  if (typeof said === 'object' && said !== null && 'endpoint' in said) return String(said.endpoint);
  throw new Error('the process said something else than its endpoint');
}
