import type { Page, Request } from 'playwright-core';
import type { Network, Weather } from './phoneInTown';

/** A network that does what a test tells it to, call by call. */
export type NetworkInHand = {
  readonly network: Network;
  /** What every call meets from now on; those that wait, wait until they are let go. */
  weather: Weather | 'waits';
  /** Begins to note which calls of this page have come to an end. */
  readonly watch: (page: Page) => void;
  readonly waiting: () => number;
  /** How many were let go and are not answered yet. */
  readonly onTheWay: () => number;
  readonly letGo: () => void;
};

export function networkInHand(): NetworkInHand {
  const open = new Set<Request>();
  let held: (() => void)[] = [];
  const hand: NetworkInHand = {
    weather: 'works',
    network: (request) => {
      open.add(request);
      const { weather } = hand;
      if (weather !== 'waits') return weather;
      return new Promise((resolve) => {
        held.push(() => resolve('works'));
      });
    },
    watch: (page) => {
      page.on('requestfinished', (request) => open.delete(request));
      page.on('requestfailed', (request) => open.delete(request));
    },
    waiting: () => held.length,
    onTheWay: () => open.size - held.length,
    letGo: () => {
      const going = held;
      held = [];
      for (const go of going) go();
    },
  };
  return hand;
}
