import type { Sheet, SheetId } from '@huiyue/shared/ledger/sheet';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { tableShape } from '@huiyue/shared/tableShape';
import { keys } from './keys';
import { sheetRow } from './rows';
import { getRow, parsed, type Row, type Table, type Write } from './table';

/** A sheet as it lies in the table; version 0 is one that nobody has drawn up yet. */
export type DrawnSheet = { readonly sheet: Sheet; readonly version: number };

export function sheetFrom(row: Row): DrawnSheet {
  const { class: classId, month, limit, claims, version } = parsed(sheetRow, row);
  return {
    sheet: {
      id: { kind: 'classMonth', class: classId, month },
      limit,
      claims: claims.map(({ b, u, t }) => ({
        booking: b,
        units: u,
        ...(t === undefined ? {} : { until: t }),
      })),
    },
    version,
  };
}

export async function readSheet(
  table: Table,
  id: SheetId,
  terms: Pick<ChildcareClass, 'places'>,
): Promise<DrawnSheet> {
  const row = await getRow(table, keys.sheet(id));
  return row ? sheetFrom(row) : { sheet: { id, limit: terms.places, claims: [] }, version: 0 };
}

/** The next state of a sheet, if nobody has written another since it was read. */
export function sheetWrite(table: Table, { id, limit, claims }: Sheet, from: number): Write {
  return {
    Put: {
      TableName: table.name,
      Item: {
        ...keys.sheet(id),
        class: id.class,
        month: id.month,
        limit,
        claims: claims.map(({ booking, units, until }) => ({
          b: booking,
          u: units,
          ...(until === undefined ? {} : { t: until }),
        })),
        version: from + 1,
      },
      ...(from === 0
        ? {
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': tableShape.partitionKey },
          }
        : {
            ConditionExpression: '#version = :from',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':from': from },
          }),
    },
  };
}

/** A sheet is drawn up from its class's terms, so these must not change in the same instant. */
export function termsCheck(table: Table, id: SheetId, terms: Pick<ChildcareClass, 'revision'>): Write {
  return {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.class(id.class),
      ConditionExpression: '#revision = :revision',
      ExpressionAttributeNames: { '#revision': 'revision' },
      ExpressionAttributeValues: { ':revision': terms.revision },
    },
  };
}

/** The other side of {@link termsCheck}: terms may change only while the sheets not seen are sheets not drawn up. */
export function undrawnCheck(table: Table, id: SheetId): Write {
  return {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.sheet(id),
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': tableShape.partitionKey },
    },
  };
}
