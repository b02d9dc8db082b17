import type { Instant } from '@huiyue/shared/civil';
import type { Services } from '../ports';
import { indexKeys, keys } from './keys';
import { serviceRow } from './rows';
import { getRow, parsed, queryIndex, type Table } from './table';
import { commitNew, newRow } from './writes';

export function servicesIn(table: Table, now: () => Instant): Services {
  return {
    async find(id) {
      const row = await getRow(table, keys.service(id));
      return row && parsed(serviceRow, row);
    },
    async ofSite(site) {
      const { gsi1pk, gsi1sk } = indexKeys.service(site.city, site.id, 'svc_');
      const rows = await queryIndex(table, { pk: gsi1pk, prefix: gsi1sk });
      return rows.map((row) => parsed(serviceRow, row));
    },
    async inCity(city) {
      const { gsi1pk } = indexKeys.site(city, 'site_');
      const rows = await queryIndex(table, { pk: gsi1pk, prefix: 'SITE#' });
      return rows.filter(({ sk }) => sk === 'SVC').map((row) => parsed(serviceRow, row));
    },
    async publish(published, reply) {
      const index = indexKeys.service(published.city, published.site, published.id);
      await commitNew(
        table,
        [newRow(table, keys.service(published.id), { ...published }, index)],
        reply,
        now(),
      );
    },
  };
}
