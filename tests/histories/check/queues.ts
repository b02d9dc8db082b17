import { createHash } from 'node:crypto';
import type { Place } from '../store/history';
import { must, sheetPlace, type MoveFacts, type SheetFacts } from './facts';

type Turn = { readonly priority: number; readonly since: number; readonly isOffered: boolean };
type Queue = { number: number; hash: string; readonly turns: Map<string, Turn> };
type Log = { readonly entries: readonly MoveFacts[] };

/** The queues as their logs tell them: every link is checked, and what they replay to is what stands on the sheets. */
export class Queues {
  readonly #queues = new Map<Place, Queue>();

  take(place: Place, before: Log | undefined, after: Log | undefined, clock: number | undefined): void {
    must(before === undefined && after !== undefined, () => `the log ${place} is rewritten`);
    const [, of = '', period = ''] = /^QUEUE#(\S+) (\S+) /.exec(place) ?? [];
    const queue = this.#queueOf(sheetPlace({ of, period }));
    for (const entry of after.entries) {
      const { move, booking, priority, since, at, number, before: link, hash } = entry;
      must(
        number === queue.number + 1 && link === queue.hash,
        () => `the log ${place} is broken at ${number}`,
      );
      must(hash === hashOf(entry), () => `entry ${number} of ${place} does not bear its hash`);
      must(at === clock, () => `entry ${number} of ${place} is dated otherwise than its commit`);
      queue.number = number;
      queue.hash = hash;
      const turn = queue.turns.get(booking);
      const isLegal =
        move === 'join' ? !turn : turn !== undefined && turn.isOffered === !['offer', 'leave'].includes(move);
      must(isLegal, () => `${place}: ${move} of ${booking}, which ${turn ? 'is there' : 'is not there'}`);
      must(
        !turn || (turn.priority === priority && turn.since === since),
        () => `${place}: ${booking} changes its turn by ${move}`,
      );
      if (move === 'join' || move === 'offer')
        queue.turns.set(booking, { priority, since, isOffered: move === 'offer' });
      else queue.turns.delete(booking);
    }
  }

  compare(place: Place, sheet: SheetFacts): void {
    const queue = this.#queueOf(place);
    must(
      sheet.log.number === queue.number && sheet.log.hash === queue.hash,
      () => `${place} knows ${sheet.log.number} moves of its queue, the log ${queue.number}`,
    );
    const told = [...queue.turns]
      .toSorted(
        ([a, one], [b, other]) =>
          one.priority - other.priority || one.since - other.since || (a < b ? -1 : 1),
      )
      .map(([booking, { isOffered }]) => `${booking}${isOffered ? ' offered' : ''}`);
    const kept = sheet.queue.map(({ booking, offered }) => `${booking}${offered ? ' offered' : ''}`);
    must(told.join() === kept.join(), () => `${place} has the queue ${kept.join()}, its log ${told.join()}`);
  }

  #queueOf(place: Place): Queue {
    const queue = this.#queues.get(place) ?? { number: 0, hash: '', turns: new Map() };
    this.#queues.set(place, queue);
    return queue;
  }
}

function hashOf({ move, booking, priority, since, at, number, before }: MoveFacts): string {
  return createHash('sha256')
    .update(JSON.stringify([number, before, move, booking, priority, since, at]))
    .digest('base64url');
}
