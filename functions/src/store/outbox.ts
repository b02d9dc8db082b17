import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '@huiyue/shared/civil';
import type { Notice } from '@huiyue/shared/notices/notice';
import { AnsweredBefore, type NoticeTask, type Outbox } from '../ports';
import { answerWrite } from './answers';
import { newNotice, noticesFrom, noticesSince, toldAlready } from './noticeWrites';
import { recordWrite } from './records';
import {
  noticeSettingsShape,
  noticeShape,
  noticeTaskShape,
  sendingKey,
  sendingShape,
} from './shapes/notices';
import type { Table } from './table';
import { transact } from './transact';
import { newRow } from './writes';

/** Notices, what is sent of them, and who may be sent what: written together where one follows from another. */
export function outboxIn(table: Table, now: () => Instant): Outbox {
  return {
    async put(tells, cause) {
      await Promise.all(noticesFrom(tells, cause).map((notice) => putNew(table, notice)));
    },
    async copy(notices) {
      await Promise.all(notices.map((notice) => putNew(table, notice)));
    },
    since: noticesSince,
    toldAlready,
    keyOf: sendingKey,
    async setTask(task) {
      const write = recordWrite<NoticeTask>(table, noticeTaskShape, { ...task, revision: 1 });
      await putIfNew(table, write.Put?.Item ?? {});
    },
    async commit({ notices = [], sendings = [], settings = [] }, reply) {
      const result = await transact(table, [
        ...(reply ? [answerWrite(table, reply, now())] : []),
        ...notices.map((one) => recordWrite(table, noticeShape, one)),
        ...sendings.map((one) => recordWrite(table, sendingShape, one)),
        ...settings.map((one) => recordWrite(table, noticeSettingsShape, one)),
      ]);
      if (result.ok) return 'committed';
      if (reply && result.failures[0]) throw new AnsweredBefore();
      return 'stale';
    },
  };
}

function putNew(table: Table, notice: Notice): Promise<void> {
  const { Item, key, index } = newNotice(notice);
  return putIfNew(table, newRow(table, key, Item, index).Put?.Item ?? {});
}

/** What is there already stays as it is: it may have been read meanwhile. */
async function putIfNew(table: Table, Item: Record<string, unknown>): Promise<void> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item,
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': 'pk' },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
