import type { Receipt } from '@huiyue/functions/ports';
import { placeCall } from './calls';
import type { Key } from './check/answers';
import { coreChangeTerms, coreMove, coreRequest } from './core';
import type { Wish } from './plan';
import { anyMove, anyRequest, anyTerms, keyNumbered, whenPossible, type Scene } from './scene';

/** Makes a wish through the ledger itself. */
export function beginCoreWish(scene: Scene, wish: Wish, index: number): void {
  const { world, checks, town } = scene;
  const key = keyNumbered(index);
  const keyOf = (account: Receipt['account']): Key => ({ account, key, bodyHash: key });
  const receiptOf = (account: Receipt['account']): Receipt => ({
    ...keyOf(account),
    bodyHash: key,
    status: 200,
  });
  switch (wish.does) {
    case 'request': {
      const { family, actor, class: offer, month } = anyRequest(scene, index);
      const asked = {
        do: 'request',
        class: offer,
        month,
        child: family.child.id,
        priceFen: 158_000,
      } as const;
      placeCall(world, checks, {
        asked,
        key: keyOf(actor.account),
        serve: ({ kit: { deps } }) => coreRequest(deps, family, actor, asked, receiptOf(actor.account)),
      });
      return;
    }
    case 'confirm':
    case 'return':
    case 'cancel': {
      const act = wish.does;
      whenPossible(world, () => {
        const move = anyMove(scene, act);
        if (!move) return false;
        const { actor, booking } = move;
        placeCall(world, checks, {
          asked: { do: act, booking: booking.id },
          key: keyOf(actor.account),
          serve: ({ kit: { deps } }) => coreMove(deps, actor, booking.id, act, receiptOf(actor.account)),
        });
        return true;
      });
      return;
    }
    case 'changeTerms': {
      const { offer, places } = anyTerms(scene);
      const asked = { do: 'changeTerms', class: offer.id, places, revision: undefined } as const;
      placeCall(world, checks, {
        asked,
        key: keyOf(town.staff.account),
        serve: ({ kit: { deps } }) => coreChangeTerms(deps, asked, receiptOf(town.staff.account)),
      });
      return;
    }
    case 'look':
  }
}
