/**
 * Finding out that all code which can run without the simulator's help has run. Promises settle before the event loop
 * turns; only hashing and signing are done outside it, so those are counted.
 */
const outside: { pending: number; isWatched: boolean } = { pending: 0, isWatched: false };

/** From here on, the cryptography of this process is counted. Only simulations do this. */
export function watchCryptography(): void {
  if (outside.isWatched) return;
  outside.isWatched = true;
  const prototype: object = Object.getPrototypeOf(crypto.subtle);
  for (const name of ['digest', 'importKey', 'sign', 'verify'] as const) {
    const real: (...given: unknown[]) => Promise<unknown> = Reflect.get(prototype, name);
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: object, ...given: unknown[]): Promise<unknown> {
        outside.pending += 1;
        return real.apply(this, given).finally(() => {
          outside.pending -= 1;
        });
      },
    });
  }
}

export async function atRest(): Promise<void> {
  await turn();
  if (outside.pending > 0) await atRest();
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
