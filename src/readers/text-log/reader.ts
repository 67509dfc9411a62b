import type { Run, Series } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { LineTail } from '../line-tail.js';
import { encodingOf, linesOf } from '../lines.js';
import type { ReadOptions, Reader } from '../reader.js';
import { runsFromTable } from '../table/runs.js';
import type { Table } from '../table/table.js';
import { readThrough } from '../tail.js';
import { isBinary } from '../unreadable.js';
import { TextLogParser } from './parser.js';

const format = 'text';
/** Values that a series must have to be believed where no line says a step. */
const fewestWithoutCounter = 5;
const cure =
  'Give a log whose lines name a step and its metrics, such as "step 100 train_loss 0.1 test_acc 0.9".';

/** Reads what training scripts print: key and number pairs, tables, progress bars, printed dicts. */
export const textLogReader: Reader = {
  format,
  description: 'Printed training logs: stdout, .log and .txt files, progress bars, tables, printed dicts',
  sniff(head) {
    const text = textOf(head);
    if (text === undefined || text.trim() === '') return 0;
    const parser = new TextLogParser();
    for (const line of text.split('\n')) parser.line(line);
    // A table of two columns for each moment looks like a table of many rows.
    if (parser.blocks >= 2) return 0.8;
    if (parser.metricLines >= 3) return 0.5;
    return parser.metricLines > 0 ? 0.3 : 0.1;
  },
  async *read(source, options) {
    yield* await readThrough(new TextTail(await source.head(), source.path, options), source, options);
  },
  tail: (head, path, options) => new TextTail(head, path, options),
};

class TextTail extends LineTail {
  private readonly options: ReadOptions;
  private readonly parser = new TextLogParser();
  private first: string | undefined;
  private traceback = false;

  constructor(head: Uint8Array, path: string, options: ReadOptions) {
    super(head, path);
    this.options = options;
  }

  override end(isTorn: boolean): void {
    super.end(isTorn);
    this.parser.end();
  }

  /** The row that the last line belongs to is whole only with the line after it, or at the end. */
  runs(): Run[] {
    const { parser, path, first } = this;
    const runs = first === undefined ? [] : runsOf(parser.table(), path, this.options);
    if (runs.length === 0) throw refusal(path, first, this.traceback, parser.metricLines);
    return runs;
  }

  protected parse(block: string): void {
    for (const line of linesOf(block)) {
      this.options.signal?.throwIfAborted();
      this.first ??= line.trim() === '' ? undefined : line.trim();
      this.traceback ||= line.startsWith('Traceback (most recent call last)');
      this.parser.line(line);
    }
  }
}

function refusal(
  path: string,
  first: string | undefined,
  traceback: boolean,
  metricLines: number,
): GrokscopeError {
  if (first === undefined) return new GrokscopeError('empty', path, 'the file holds no text', cure);
  if (metricLines > 0 && !traceback) {
    const count = metricLines === 1 ? 'one line names' : `${metricLines} lines name`;
    return new GrokscopeError('no-series', path, `${count} metrics, but no step advances along them`, cure);
  }
  const what = traceback
    ? 'it holds a Python traceback and no curve'
    : 'no line names a metric and its value';
  return new GrokscopeError('not-a-log', path, `${what}; the first line is "${shortened(first)}"`, cure);
}

/** The runs of which at least one series goes on from step to step. Rows are counted only where no line says a step. */
function runsOf(table: Table, path: string, options: ReadOptions): Run[] {
  const hasSteps = table.columns.some((column) => column.name === 'step');
  const advances = ({ axis, steps }: Series): boolean =>
    axis.unit === 'index'
      ? !hasSteps && steps.length >= fewestWithoutCounter
      : steps.some((step) => step !== steps[0]);
  return runsFromTable(table, { path, format }, options).filter((run) => run.series.some(advances));
}

function shortened(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ');
  return plain.length > 60 ? `${plain.slice(0, 60)}...` : plain;
}

/** The text of the first bytes; undefined where they are binary. */
function textOf(head: Uint8Array): string | undefined {
  if (isBinary(head)) return undefined;
  const text = new TextDecoder(encodingOf(head)).decode(head, { stream: true });
  // oxlint-disable-next-line no-control-regex
  const odd = text.match(/[\u0000-\u0007\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return odd > text.length / 50 ? undefined : text;
}
