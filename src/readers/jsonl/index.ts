import type { Note, Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { parseJson } from '../json-tolerant.js';
import { hasLinesEnding } from '../json/sniff.js';
import { LineTail } from '../line-tail.js';
import { decoded } from '../lines.js';
import type { ReadOptions, Reader } from '../reader.js';
import { headSize } from '../source/chunks.js';
import { runsFromTable } from '../table/runs.js';
import { readThrough } from '../tail.js';
import { takeLoneRecords } from './lone-records.js';
import { RecordWriter } from './records.js';
import { isObject } from './settings.js';

/** One JSON object a line, or one list of objects a line. */
export const jsonlReader: Reader = {
  format: 'jsonl',
  description: 'JSON lines: one record a line, NaN and Infinity allowed (W&B history, Ray, SB3, own loggers)',
  sniff,
  async *read(source, options) {
    yield* await readThrough(new RecordTail(await source.head(), source.path, options), source, options);
  },
  tail: (head, path, options) => new RecordTail(head, path, options),
};

function sniff(head: Uint8Array, path: string): number {
  const named = hasLinesEnding(path);
  const text = decoded(head);
  if (text.includes('\0')) return 0;
  const lines = text.split('\n');
  if (head.length >= headSize && lines.length > 1) lines.pop();
  const filled = lines
    .map((line) => bare(line))
    .filter((line) => line !== '')
    .slice(0, 50);
  const parsed = filled.filter((line) => recordsOf(line) !== undefined).length;
  if (parsed >= 2 && parsed >= 0.8 * (filled.length - 1)) return named ? 1 : 0.9;
  if (parsed === 1 && filled.length <= 2) return named ? 0.9 : 0.3;
  return named && /^\s*[{[]/.test(text) ? 0.2 : 0;
}

/** Parses lines into records and counts those that fail. */
class RecordTail extends LineTail {
  private readonly options: ReadOptions;
  private readonly writer = new RecordWriter();
  private line = 0;
  private good = 0;
  private bad = 0;
  private firstBad: { readonly line: number; readonly text: string } | undefined;

  constructor(head: Uint8Array, path: string, options: ReadOptions) {
    super(head, path);
    this.options = options;
  }

  runs(): Run[] {
    const table = takeLoneRecords(this.writer.table(this.badLines()));
    return runsFromTable(table, { path: this.path, format: 'jsonl' }, this.options);
  }

  protected parse(block: string): void {
    let start = 0;
    while (start < block.length) {
      const lineEnd = block.indexOf('\n', start);
      const end = lineEnd < 0 ? block.length : lineEnd;
      this.line += 1;
      this.parseLine(bare(block.slice(start, end)));
      start = end + 1;
    }
  }

  private parseLine(text: string): void {
    if (text === '') return;
    const records = recordsOf(text);
    if (!records) {
      this.bad += 1;
      this.firstBad ??= { line: this.line, text: text.slice(0, 60) };
      return;
    }
    this.good += 1;
    const where = this.good === 1 ? 'first record' : `line ${this.line}`;
    for (const record of records) this.writer.write(record, where);
  }

  private badLines(): Note[] {
    const { bad, good, firstBad: first } = this;
    if (!first) return [];
    if (bad > good && bad > 1)
      throw new GrokscopeError(
        'not-a-log',
        this.path,
        `${bad} of ${bad + good} lines hold no JSON record; line ${first.line} is "${first.text}"`,
        'Give a file with one JSON object a line.',
      );
    if (bad === 1 && first.line === this.line)
      return [{ code: 'torn-last-line', message: 'the last line is cut off and was left out' }];
    const message = `${bad} lines hold no JSON record and were left out, first line ${first.line}`;
    return [{ code: 'bad-lines', message }];
  }
}

/** A line without blanks, the comma after it, or the brackets that make all lines one array. */
function bare(line: string): string {
  let text = line.trim();
  if (text.endsWith(',')) text = text.slice(0, -1);
  return text === '[' || text === ']' ? '' : text;
}

function recordsOf(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  const first = text[0];
  if (first !== '{' && first !== '[') return undefined;
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return undefined;
  }
  const records: unknown[] = Array.isArray(value) ? value : [value];
  return records.every((record) => isObject(record)) ? records : undefined;
}
