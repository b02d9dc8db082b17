export type Release = () => void;
export type Locks = { readonly acquire: (keys: readonly string[]) => Promise<Release> };

/**
 * One queue per key. A caller joins the queues of all its keys in a single synchronous step, so of two
 * callers one is ahead of the other in every queue they share, and no circle of waiting can form.
 */
export function createLocks(): Locks {
  const tails = new Map<string, Promise<void>>();

  async function acquire(keys: readonly string[]): Promise<Release> {
    let open: Release = () => undefined;
    const released = new Promise<void>((resolve) => {
      open = resolve;
    });
    const ahead = keys.flatMap((key) => tails.get(key) ?? []);
    for (const key of keys) tails.set(key, released);

    await Promise.all(ahead);
    return () => {
      for (const key of keys) if (tails.get(key) === released) tails.delete(key);
      open();
    };
  }

  return { acquire };
}
