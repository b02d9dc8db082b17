import type { Instant } from '@huiyue/shared/civil';
import { AnsweredBefore, type Circles } from '../ports';
import { answerWrite } from './answers';
import { recordWrite } from './records';
import { consentShape, invitationShape, memberShape } from './shapes/circle';
import type { Table } from './table';
import { transact } from './transact';

/** What of a circle is written in one commit though it is of several kinds. */
export function circlesIn(table: Table, now: () => Instant): Circles {
  return {
    async join({ invitation, member, consent }, reply) {
      const result = await transact(table, [
        answerWrite(table, reply, now()),
        recordWrite(table, invitationShape, invitation),
        recordWrite(table, memberShape, member),
        ...(consent ? [recordWrite(table, consentShape, consent)] : []),
      ]);
      if (result.ok) return 'committed';
      if (result.failures[0]) throw new AnsweredBefore();
      return 'stale';
    },
  };
}
