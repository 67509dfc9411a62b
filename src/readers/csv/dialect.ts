import { parseCell } from '../table/cell.js';
import {
  commentHeader,
  findHeader,
  hasRowNames,
  isCounting,
  isUnnamedFrame,
  spacedHeader,
} from './header.js';
import { joinHeaderRows } from './header-rows.js';
import { areSeries } from './series-rows.js';
import { type Delimiter, splitLine } from './split-line.js';

/** How a table of text is written. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** `0,5` is a half. */
  readonly decimalComma: boolean;
  /** Names of the columns, blanks trimmed; `undefined` where the file has none. */
  readonly header: readonly string[] | undefined;
  /** Whether each row is a series behind its name. */
  readonly seriesInRows: boolean;
  /** Lines before the first row of data, the header among them. */
  readonly skip: number;
  /** Lines before the header that are comments. */
  readonly comments: readonly string[];
  /** Share of lines with the usual number of cells, times the share of numbers, 0 to 1. */
  readonly certainty: number;
}

const mostLines = 200;
/** A lone line with more cells is a list of numbers, and no row. */
const widestRow = 500;
const delimiters: readonly Delimiter[] = [',', ';', '\t', 'space', '|'];

/**
 * Reads the dialect off the first lines of a file; `undefined` where they are no table. The last line may be torn
 * when `complete` is false.
 */
export function findDialect(head: string, complete: boolean): Dialect | undefined {
  const lines = head.split(/\r?\n/, mostLines + 1);
  const torn = !complete && lines.length <= mostLines ? lines.pop() : undefined;
  if (lines.length === 0 && torn === undefined) return undefined;
  if (/^\s*[{[<]/.test(lines[0] ?? torn ?? '')) return undefined;
  const comments: string[] = [];
  let skip = 0;
  while (skip < lines.length && standsAbove(lines[skip]!)) {
    const line = lines[skip]!.trim();
    if (line !== '' && !isRule(line) && !isDelimiterLine(line)) comments.push(line);
    skip += 1;
  }
  const body = joinQuoted(lines.slice(skip, mostLines)).filter(
    (line) => line.trim() !== '' && !line.startsWith('#') && !isRule(line),
  );
  if (body.length === 0 && torn !== undefined) body.push(torn.replace(/[^,;\t|]*$/, ''));
  let best: Dialect | undefined;
  for (const delimiter of delimiters) {
    const dialect = tryDelimiter(delimiter, body, comments, skip, complete);
    if (dialect && dialect.certainty > (best?.certainty ?? 0) + 1e-9) best = dialect;
  }
  return best ?? singleColumn(body, comments, skip);
}

/** Whether the line stands above the table: a comment, a blank line, a rule, or `sep=;` for Excel. */
function standsAbove(line: string): boolean {
  return /^\s*(?:[#%]|\/\/|$)/.test(line) || isRule(line) || isDelimiterLine(line);
}

function isDelimiterLine(line: string): boolean {
  return /^sep=.$/.test(line);
}

/** Whether the line only draws a rule above or under the header: `|---|---|`, `=====`. */
export function isRule(line: string): boolean {
  return /^[\s|+:=-]*$/.test(line) && /[=-]{2}/.test(line);
}

/** Joins the lines of cells that hold line breaks: those with an odd number of quotes. */
function joinQuoted(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let open: string | undefined;
  for (const line of lines) {
    const text = open === undefined ? line : `${open}\n${line}`;
    open = text.split('"').length % 2 === 0 ? text : undefined;
    if (open === undefined) joined.push(text);
  }
  return joined;
}

function tryDelimiter(
  delimiter: Delimiter,
  body: string[],
  comments: string[],
  skip: number,
  complete: boolean,
): Dialect | undefined {
  const rows = body.map((line) => splitLine(line, delimiter));
  const width = commonWidth(rows);
  if (width < 2 || (rows.length === 1 && width > widestRow && complete)) return undefined;
  const first = rows[0] ?? [];
  const found = findHeader(first, width) ?? spacedHeader(delimiter, body[0], width);
  const joined = found && joinHeaderRows(found, rows.slice(1));
  const headerRows = found ? 1 + (joined?.more ?? 0) : 0;
  const data = rows.slice(headerRows);
  const header = found && hasRowNames(found, data) ? ['', ...found] : (joined?.names ?? found);
  const fitting = data.filter((row) => Math.abs(row.length - width) <= 1);
  const decimalComma = delimiter !== ',' && usesDecimalComma(data);
  const numeric = numericShare(fitting, decimalComma);
  const named = header ?? commentHeader(comments, delimiter, width);
  if (data.length > 0 && !isTable(fitting, width, numeric, delimiter, named !== undefined)) return undefined;
  const consistent = data.length > 0 ? fitting.length / data.length : loneHeader(header, delimiter, complete);
  if (consistent < 0.8 && data.length > 1) return undefined;
  return {
    delimiter,
    decimalComma,
    header: named,
    seriesInRows: (!named || isUnnamedFrame(named)) && areSeries(data),
    skip: skip + headerRows,
    comments: named && !header ? comments.slice(0, -1) : comments,
    certainty:
      (consistent * (data.length > 0 ? 0.5 + numeric / 2 : 1)) /
      (isUnderText(rows, width, delimiter) ? 3 : 1),
  };
}

/**
 * Whether more than a header stands above the first row of numbers. In what a program printed, a text log, the line next
 * to the rows is the header, and those above tell settings.
 */
function isUnderText(rows: readonly string[][], width: number, delimiter: Delimiter): boolean {
  const first = rows.findIndex((row) => row.length === width && row.filter(isNumber).length >= width / 2);
  const above = rows.slice(0, Math.max(0, first));
  return above.length > 1 && (delimiter === 'space' || above.some((row) => row.length !== width));
}

/** How surely a header without any row is one: hardly, unless it holds steps and was too long to see its rows. */
function loneHeader(header: readonly string[] | undefined, delimiter: Delimiter, complete: boolean): number {
  if (header && !complete && isCounting(header)) return 1;
  return delimiter === 'space' ? 0 : 0.1;
}

function commonWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let width = 0;
  let most = 0;
  for (const [length, count] of counts)
    if (count > most || (count === most && length > width)) {
      width = length;
      most = count;
    }
  return width;
}

function usesDecimalComma(rows: readonly string[][]): boolean {
  let commas = 0;
  for (const row of rows)
    for (const cell of row) {
      if (/^\s*[+-]?\d+\.\d+(?:e[+-]?\d+)?\s*$/i.test(cell)) return false;
      if (/^\s*[+-]?\d+,\d+(?:e[+-]?\d+)?\s*%?\s*$/i.test(cell)) commas += 1;
    }
  return commas > 0;
}

function isNumeric(cell: string, decimalComma: boolean): boolean {
  return typeof parseCell(decimalComma ? cell.replace(',', '.') : cell) !== 'string';
}

function numericShare(rows: readonly string[][], decimalComma: boolean): number {
  let cells = 0;
  let numbers = 0;
  for (const row of rows)
    for (const cell of row) {
      cells += 1;
      if (isNumeric(cell, decimalComma)) numbers += 1;
    }
  return cells === 0 ? 0 : numbers / cells;
}

/** Prose and text logs split evenly too, but hold few numbers, or the same word in every line. */
function isTable(
  rows: readonly string[][],
  width: number,
  numeric: number,
  delimiter: Delimiter,
  hasHeader: boolean,
): boolean {
  const numberColumns = Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
    const numbers = cells.filter((cell) => typeof parseCell(cell.replace(',', '.')) !== 'string').length;
    return cells.length > 0 && numbers >= 0.8 * cells.length;
  }).filter(Boolean).length;
  if (numberColumns === 0) return false;
  if (hasHeader) return delimiter === 'space' ? numeric >= 0.8 : numeric >= 0.25;
  return numeric >= (delimiter === 'space' ? 0.95 : 0.6);
}

function isNumber(cell: string): boolean {
  return typeof parseCell(cell) === 'number';
}

function singleColumn(
  body: readonly string[],
  comments: readonly string[],
  skip: number,
): Dialect | undefined {
  const header = body.length > 1 && !isNumber(body[0]!) && /^[\w ()%./-]{1,60}$/.test(body[0]!.trim());
  const data = header ? body.slice(1) : body;
  const numbers = data.filter(isNumber).length;
  if (data.length < 3 || numbers < 0.95 * data.length) return undefined;
  return {
    delimiter: ',',
    decimalComma: false,
    header: header ? [body[0]!.trim()] : undefined,
    seriesInRows: false,
    skip: header ? skip + 1 : skip,
    comments,
    certainty: 0.4,
  };
}
