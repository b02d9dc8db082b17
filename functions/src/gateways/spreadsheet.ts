import { yuanFigure, type Cell, type SheetTable } from '@huiyue/shared/subsidies/sheetTable';
import type { Spreadsheets } from '../ports';
import { zipped } from './zip';

/**
 * Files that a finance office opens. A workbook of one plain sheet is five small parts in a zip, so they are written
 * here: the libraries that do it bring a megabyte and more for what is not used.
 */
export const spreadsheets: Spreadsheets = { csv, xlsx };

/** Excel takes a file for UTF-8 only when it begins with this. */
const byteOrderMark = '\uFEFF';

function csv({ rows }: SheetTable): Uint8Array {
  const lines = rows.map((cells) => cells.map(csvField).join(','));
  return new TextEncoder().encode(`${byteOrderMark}${lines.join('\r\n')}\r\n`);
}

function csvField(cell: Cell): string {
  if ('whole' in cell) return String(cell.whole);
  if ('fen' in cell) return yuanFigure(cell.fen);
  return `"${harmless(cell.text).replaceAll('"', '""')}"`;
}

/** Text that a spreadsheet would take for a formula is kept text: a site may be called what it likes. */
function harmless(text: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const sheetml = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function xlsx(table: SheetTable): Uint8Array {
  return zipped([
    {
      name: '[Content_Types].xml',
      text:
        `${head}<Types xmlns="${contentTypes}">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${sheetml}.sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetml}.worksheet+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${sheetml}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      text: `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text:
        `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
        `<sheet name="${escaped(sheetName(table.name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text:
        `${head}<Relationships xmlns="${packageRelations}">` +
        `<Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/styles.xml', text: styles },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `${head}<worksheet xmlns="${main}"><sheetData>${table.rows.map(rowXml).join('')}</sheetData></worksheet>`,
    },
  ]);
}

/** Style 1 shows two decimals; number format 2 is the built-in `0.00`. */
const styles =
  `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function rowXml(cells: readonly Cell[], index: number): string {
  const row = index + 1;
  return `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row}`)).join('')}</row>`;
}

/** Text goes in as text, never as a formula: the type of the cell says so, whatever the text begins with. */
function cellXml(cell: Cell, at: string): string {
  if ('whole' in cell) return `<c r="${at}"><v>${cell.whole}</v></c>`;
  if ('fen' in cell) return `<c r="${at}" s="1"><v>${yuanFigure(cell.fen)}</v></c>`;
  return cell.text === ''
    ? ''
    : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
}

/** 0 → A, 25 → Z, 26 → AA */
function columnName(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}

/** A sheet's name has at most 31 characters, and none of those that stand for something in a formula. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31);
}

function escaped(text: string): string {
  return (
    text
      // XML knows no way to write most control characters, not even escaped.
      .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
