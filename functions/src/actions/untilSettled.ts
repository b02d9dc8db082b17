const mostAttempts = 10;

/** Loads, decides and commits again for as long as somebody else changed the ground in between. */
export async function untilSettled<T>(attempt: () => Promise<T | 'again'>): Promise<T> {
  for (let count = 0; count < mostAttempts; count += 1) {
    const result = await attempt();
    if (result !== 'again') return result;
  }
  throw new Error(`others kept changing what this depends on, ${mostAttempts} times in a row`);
}
