import type { StatementFile } from '@huiyue/shared/contract/statements';
import type { SheetTable } from '@huiyue/shared/subsidies/sheetTable';
import type { Deps } from '../ports';

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A table as a file inside JSON: a phone writes it down and opens it with what it has. */
export function fileOf(
  { spreadsheets }: Pick<Deps, 'spreadsheets'>,
  table: SheetTable,
  name: string,
  format: keyof typeof mediaTypes,
): StatementFile {
  return {
    fileName: `${name}.${format}`,
    mediaType: mediaTypes[format],
    contentBase64: Buffer.from(spreadsheets[format](table)).toString('base64'),
  };
}
