import { crc32, inflateRawSync } from 'node:zlib';
import { spreadsheets } from '@huiyue/functions/gateways/spreadsheet';
import { yuanFigure, type SheetTable } from '@huiyue/shared/subsidies/sheetTable';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const tableOf = (...cells: SheetTable['rows'][number]): SheetTable => ({ name: '七月', rows: [cells] });
const csvText = (table: SheetTable) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(spreadsheets.csv(table));

describe('CSV', () => {
  test('begins with the mark that tells Excel it is UTF-8, and ends its lines as Excel does', () => {
    const table = {
      name: '',
      rows: [[{ text: '合计' }, { fen: -185_050 }, { whole: -2 }], [{ text: '第二行' }]],
    };
    expect(Array.from(spreadsheets.csv(table).slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    expect(csvText(table)).toBe('\uFEFF"合计",-1850.50,-2\r\n"第二行"\r\n');
  });

  test.each([
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['+1+1', '"\'+1+1"'],
    ['-2+3', '"\'-2+3"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['\t=1', '"\'\t=1"'],
    ['  =1', '"\'  =1"'],
    ['＝1+1', '"\'＝1+1"'],
    ['a "quoted", b', '"a ""quoted"", b"'],
    ['乐园=好', '"乐园=好"'],
  ])('%s is text', (text, field) => {
    expect(csvText(tableOf({ text }))).toBe(`\uFEFF${field}\r\n`);
  });
});

test('-1850.50 and 0.05 are written so', () => {
  expect([-185_050, 5, 0, 100].map(yuanFigure)).toEqual(['-1850.50', '0.05', '0.00', '1.00']);
});

/** Reads a zip by its directory, as a spreadsheet program does, and holds every part against its checksum. */
function partsOf(file: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(file);
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06_05_4b_50);
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < zip.readUInt16LE(end + 10); index += 1) {
    expect(zip.readUInt32LE(at)).toBe(0x02_01_4b_50);
    const [checksum, packed, size] = [16, 20, 24].map((offset) => zip.readUInt32LE(at + offset));
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    expect(zip.readUInt32LE(local)).toBe(0x04_03_4b_50);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = inflateRawSync(zip.subarray(start, start + (packed ?? 0)));
    expect([crc32(content), content.length]).toEqual([checksum, size]);
    parts.set(name, content.toString('utf8'));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  expect(at).toBe(end);
  return parts;
}

describe('XLSX', () => {
  test('is a workbook of one sheet: numbers as numbers, amounts in yuan, text as text', () => {
    const parts = partsOf(
      spreadsheets.xlsx(tableOf({ text: '=1+1 & <b>' }, { fen: -5 }, { whole: 3 }, { text: '' })),
    );
    expect([...parts.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain(
      '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">=1+1 &amp; &lt;b&gt;</t></is></c>' +
        '<c r="B1" s="1"><v>-0.05</v></c><c r="C1"><v>3</v></c></row>',
    );
    expect(parts.get('xl/workbook.xml')).toContain('<sheet name="七月"');
  });

  test('names columns past Z, and keeps a sheet’s name to what a workbook allows', () => {
    const cells = Array.from({ length: 28 }, (_, index) => ({ whole: index }));
    const parts = partsOf(spreadsheets.xlsx({ name: `a/b:c*${'长'.repeat(40)}`, rows: [cells] }));
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/r="Z1".*r="AA1".*r="AB1"/);
    expect(/name="([^"]*)"/.exec(parts.get('xl/workbook.xml') ?? '')?.[1]).toHaveLength(31);
  });

  test('never carries a formula or a broken tag, whatever a site calls itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const xml = partsOf(spreadsheets.xlsx(tableOf({ text }))).get('xl/worksheets/sheet1.xml') ?? '';
        expect(xml).not.toContain('<f>');
        expect(xml.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]|(?![\t\n\r])\p{Cc}/u);
      }),
    );
  });

  test('of one table is always the same file', () => {
    const table = tableOf({ text: '甲' }, { fen: 1 });
    expect(Buffer.from(spreadsheets.xlsx(table)).equals(Buffer.from(spreadsheets.xlsx(table)))).toBe(true);
  });
});
