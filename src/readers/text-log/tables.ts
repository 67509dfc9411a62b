import { counterNamed } from './counters.js';
import { barOf } from './progress.js';
import { readingOf, type Reading } from './reading.js';
import { numberOf } from './tokens.js';
import { isMetricName, splitOf } from './words.js';

const pipes = /[|│┃║]/;
/** `||W||` in a heading, of which the bars part no columns. */
const norms = /(?<=^|\s)\|{1,2}[^\s|]{1,12}\|{1,2}(?:_?[12F]|²)?(?=\s|$)/g;
const rule = /^[\s|│┃║+\-=─━═┼╪┿┬┴├┤┌┐└┘┏┓┗┛┣┫┳┻╋╇┡┩┢╭╮╰╯╔╗╚╝╠╣╦╩╬*#:.]+$/;
const cellNumber =
  /^([-+]?(?:(?:\d[\d,_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|nan|inf|infinity))(?:\/\d+)?\s?%?:?$/i;
const blank =
  /^(?:|-+|\+|n\/?a|none|null|\d{1,3}:\d{2}(?::\d{2})?(?:\.\d+)?|\*+|[\d.]+\s?[a-z]{1,3}(?:\/[a-z]+)?)$/i;
/** Headings that count in tables only, as spaCy prints them. */
const shortCounters = new Map([
  ['#', 'step'],
  ['E', 'epoch'],
]);
const mostColumns = 60;
/** Longest heading of one line; those of several lines together are twice as long at most. */
const longestHeading = 40;

/** Whether a line is drawn only of dashes, bars and corners. */
export function isRule(message: string): boolean {
  return rule.test(message);
}

/** Cells between the bars of a line; undefined where it has none. */
export function barCells(message: string): string[] | undefined {
  if (!pipes.test(message)) return undefined;
  const kept = message.replaceAll(norms, (norm) => norm.replaceAll('|', '∥'));
  if (!pipes.test(kept)) return undefined;
  return kept
    .trim()
    .replace(/^[|│┃║]|[|│┃║]$/g, '')
    .split(pipes)
    .map((cell) => cell.trim().replaceAll('∥', '|'));
}

/**
 * Reads printed tables: a line of headings with a counter and a metric among them, then rows of numbers. Columns
 * stand between bars, tabs or commas, or are parted by blanks.
 */
export class TableReader {
  private headings: readonly string[] = [];
  /** The headings, if each word of their line is one: a wide name leaves but one blank to the next. */
  private words: readonly string[] = [];
  private spans: readonly (readonly [number, number])[] = [];
  private barred = false;
  /** Whether the line before was one of headings, of which the next one may tell more. */
  private isHead = false;

  /** `true` for a line that belongs to a table but holds no values; undefined for any other line that is no row. */
  read(message: string): Reading | true | undefined {
    if (isRule(message)) {
      if (this.headings.length > 0 && !this.barred)
        this.spans = spansOf(message, this.headings.length) ?? this.spans;
      return true;
    }
    const headings = headingsOf(message);
    if (headings) {
      this.headings = headings;
      this.words = namesIn(wordsIn(message)) ?? [];
      this.barred = barCells(message) !== undefined;
      this.spans = [];
      this.isHead = true;
      return true;
    }
    if (this.headings.length === 0) return undefined;
    const whole = this.isHead && this.barred ? this.headingsWith(message) : undefined;
    this.isHead = whole !== undefined;
    if (whole) {
      this.headings = whole;
      return true;
    }
    const bar = barOf(message);
    const row = this.row(bar ? bar.rest.slice(0, bar.rest.indexOf('|')) : message);
    return row && { ...row, running: bar !== undefined };
  }

  /** The headings with what another line says below them; undefined where it is no line of headings. */
  private headingsWith(message: string): string[] | undefined {
    const more = sized(barCells(message) ?? [], this.headings.length);
    if (!more?.every((cell) => cell === '' || /^\(?\p{L}/u.test(cell))) return undefined;
    const whole = this.headings.map((heading, index) => `${heading} ${more[index] ?? ''}`.trim());
    return whole.every(({ length }) => length <= 2 * longestHeading) ? whole.map(headingOf) : undefined;
  }

  private row(message: string): Reading | undefined {
    const cells = this.cells(message);
    if (!cells) return undefined;
    const record: [string, number][] = [];
    for (const [index, cell] of cells.entries()) {
      const found = cellNumber.exec(cell);
      if (!found && !blank.test(cell)) return undefined;
      if (found) record.push([this.headings[index] ?? '', numberOf(found[1] ?? '')]);
    }
    const reading = readingOf(record);
    return reading.entries.length > 0 ? reading : undefined;
  }

  private cells(message: string): string[] | undefined {
    const count = this.headings.length;
    if (this.barred) return sized(barCells(message) ?? [], count);
    const parted = cellsOf(message);
    if (parted.length === count) return parted;
    const words = wordsIn(message);
    if (words.length === count) return words;
    const under = placed(message, this.spans, count);
    if (under || words.length !== this.words.length) return under;
    this.headings = this.words;
    return words;
  }
}

function cellsOf(message: string): string[] {
  const text = message.trim();
  const between = text.includes('\t')
    ? /\t/
    : / {2}/.test(text)
      ? / {2,}/
      : /,\s?|;\s?/.test(text)
        ? /[,;]\s?/
        : / /;
  return text.split(between).map((cell) => cell.trim());
}

function headingsOf(message: string): string[] | undefined {
  if (/[=<>]|: |\d\.\d|\d%/.test(message) || message.length > 2000) return undefined;
  const bars = barCells(message);
  return bars ? namesIn(bars) : (namesIn(cellsOf(message)) ?? namesIn(wordsIn(message)));
}

function wordsIn(message: string): string[] {
  return message.trim().split(/\s+/);
}

/** The names of columns in cells, among which are a counter and a metric. */
function namesIn(parts: readonly string[]): string[] | undefined {
  const cells = parts.map((cell) => cell.replace(/^#\s(?=\w)/, ''));
  if (cells.length < 2 || cells.length > mostColumns) return undefined;
  if (
    !cells.every(
      (cell) => cell === '#' || cell === '' || (/\p{L}/u.test(cell) && cell.length <= longestHeading),
    )
  )
    return undefined;
  const names = cells.map((cell) => headingOf(cell));
  const counts = names.some((name) => counterNamed(name, 1) !== undefined);
  const measures = names.some((name) => isMetricName(name) || splitOf(name) !== undefined);
  return counts && measures ? names : undefined;
}

function headingOf(cell: string): string {
  return shortCounters.get(cell) ?? cell.replace(/\s*\((?:%|s|ms)\)$/, '').replace(/:$/, '');
}

function sized(cells: string[], count: number): string[] | undefined {
  return cells.length === count ? cells : undefined;
}

/** The places of the columns, where a rule of dashes marks them. */
function spansOf(line: string, count: number): [number, number][] | undefined {
  const found = [...line.matchAll(/[-=─━]+/g)].map((dashes): [number, number] => [
    dashes.index,
    dashes.index + dashes[0].length,
  ]);
  return found.length === count ? found : undefined;
}

/** Cells of a row with blanks, each word under the rule that it touches. */
function placed(
  line: string,
  spans: readonly (readonly [number, number])[],
  count: number,
): string[] | undefined {
  if (spans.length !== count) return undefined;
  const cells = Array.from({ length: count }, () => '');
  for (const word of line.matchAll(/\S+/g)) {
    const end = word.index + word[0].length;
    const column = spans.findIndex(([from, to]) => word.index < to && end > from);
    if (column < 0 || cells[column] !== '') return undefined;
    cells[column] = word[0];
  }
  return cells;
}
