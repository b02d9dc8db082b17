import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '@huiyue/shared/civil';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import type { Site } from '@huiyue/shared/site';
import { AnsweredBefore, type Classes, type Sites } from '../ports';
import { answerWrite } from './answers';
import { indexKeys, keys } from './keys';
import { classRow, siteRow } from './rows';
import { getRow, parsed, queryIndex, type Table } from './table';
import { transact } from './transact';
import { commitNew, firstChange, newRow, nextRow } from './writes';

export function sitesIn(table: Table, now: () => Instant): Sites {
  return {
    async find(id) {
      const row = await getRow(table, keys.site(id));
      return row && parsed(siteRow, row);
    },
    async change(next, reply) {
      const { revision = 0 } = next;
      const key = keys.site(next.id);
      const index = indexKeys.site(next.city, next.id);
      const write =
        revision === 1
          ? firstChange(table, key, { ...next }, index)
          : nextRow(table, key, { ...next }, revision - 1, index);
      const result = await transact(table, [...(reply ? [answerWrite(table, reply, now())] : []), write]);
      if (result.ok) return 'committed';
      if (reply && result.failures[0]) throw new AnsweredBefore();
      return 'stale';
    },
    async inCity(city) {
      const rows = await queryIndex(table, { pk: indexKeys.site(city, 'site_').gsi1pk, prefix: 'SITE#' });
      const classes = rows.filter(({ sk }) => sk === 'CLS').map((row) => parsed(classRow, row));
      return rows
        .filter(({ sk }) => sk === 'SITE')
        .map((row) => parsed(siteRow, row))
        .map((site) => ({ site, classes: classes.filter((one) => one.site === site.id) }));
    },
  };
}

/** Enters a site, or its newest particulars. */
export async function putSite(table: Table, site: Site): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...site, ...keys.site(site.id), ...indexKeys.site(site.city, site.id) },
    }),
  );
}

export function classesIn(table: Table, now: () => Instant): Classes {
  return {
    async find(id) {
      const row = await getRow(table, keys.class(id));
      return row && parsed(classRow, row);
    },
    async ofSite(site): Promise<readonly ChildcareClass[]> {
      const { gsi1pk, gsi1sk } = indexKeys.class(site.city, site.id, 'cls_');
      const rows = await queryIndex(table, { pk: gsi1pk, prefix: gsi1sk });
      return rows.map((row) => parsed(classRow, row));
    },
    async publish(published, reply) {
      const index = indexKeys.class(published.city, published.site, published.id);
      await commitNew(
        table,
        [newRow(table, keys.class(published.id), { ...published }, index)],
        reply,
        now(),
      );
    },
  };
}
