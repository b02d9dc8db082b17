import type { Network, Weather } from './phoneInTown';

/** A network that does what a test tells it to, call by call. */
export type NetworkInHand = {
  readonly network: Network;
  /** What every call meets from now on; those that wait, wait until they are let go. */
  weather: Weather | 'waits';
  readonly waiting: () => number;
  readonly letGo: () => void;
};

export function networkInHand(): NetworkInHand {
  let held: (() => void)[] = [];
  const hand: NetworkInHand = {
    weather: 'works',
    network: () => {
      const { weather } = hand;
      if (weather !== 'waits') return weather;
      return new Promise((resolve) => {
        held.push(() => resolve('works'));
      });
    },
    waiting: () => held.length,
    letGo: () => {
      const going = held;
      held = [];
      for (const go of going) go();
    },
  };
  return hand;
}
