import type { DeskChannel } from '@huiyue/shared/booking';
import { createStore } from '../platform/store';
import { householdPaths, isAmong } from './householdPaths';

/**
 * The household in whose name the desk acts while its case is open. In memory only: whoever closes the program, or
 * opens it anew, acts for nobody.
 */
export type ActingFor = {
  readonly household: string;
  /** As the caller said it. */
  readonly name: string;
  /** Of the number they were found by, where they were. */
  readonly lastFour?: string;
  readonly channel: DeskChannel;
};

const held = createStore<ActingFor | undefined>(undefined);

export const actingNow = held.now;
export const useActingFor = held.use;
export const setActingFor = held.set;
/** What pages remember of one caller is forgotten before the next. */
export const whenCaseChanges = held.subscribe;

type Query = Readonly<Record<string, string | number | undefined>>;
type Named = {
  readonly method: string;
  readonly path: string;
  readonly query?: Query;
  readonly body?: object;
};

/** The same call, in the name of the household whose case is open. */
export function named<Call extends Named>(call: Call): Call {
  const acting = held.now();
  if (!acting) return call;
  const { method, path } = call;
  const { household, channel } = acting;
  if (isAmong(householdPaths.inQuery, method, path)) return { ...call, query: { household, ...call.query } };
  if (!isAmong(householdPaths.inBody, method, path)) return call;
  const how = isAmong(householdPaths.withChannel, method, path) ? { channel } : {};
  return { ...call, body: { household, ...how, ...call.body } };
}
