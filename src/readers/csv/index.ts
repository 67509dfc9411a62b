import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { ByteBlocks, byteBlocks, decoded } from '../lines.js';
import type { Origin } from '../origin.js';
import type { ReadOptions, Reader, Source } from '../reader.js';
import { headSize } from '../source/chunks.js';
import { TableBuilder } from '../table/builder.js';
import { runsFromTable } from '../table/runs.js';
import type { Table } from '../table/table.js';
import { readThrough, type Tail } from '../tail.js';
import { ByteRows } from './byte-rows.js';
import { splitChartExport } from './chart-export.js';
import { addComment } from './comments.js';
import { type Dialect, findDialect } from './dialect.js';
import { nameLeadingCounter, nameLoneValue } from './names.js';
import { RowParser } from './rows.js';
import { tableOfSeries } from './series-rows.js';
import { leadingColumns, meltTransposed } from './transposed.js';

const tableEnding = /\.(?:csv|tsv)(?:\.(?:gz|zst))?$/i;
const newline = 10;

/**
 * Tables of text: cells between commas, semicolons, tabs or blanks, with or without a header. All of them are
 * format `csv`.
 */
export const csvReader: Reader = {
  format: 'csv',
  description:
    'CSV, TSV and blank-separated columns: pandas, Lightning and Keras CSVLogger, numpy.savetxt, exports',
  sniff,
  read,
  tail(head, path, options) {
    const dialect = head.includes(newline) ? dialectOf(head) : undefined;
    return dialect && !isTransposed(dialect) ? new TableTail(head, path, dialect, options) : undefined;
  },
};

function sniff(head: Uint8Array, path: string): number {
  const named = tableEnding.test(path);
  const dialect = dialectOf(head);
  if (!dialect) return named ? 0.05 : 0;
  const width = dialect.header ? 0.9 : 0.6;
  return Math.min(1, dialect.certainty * width + (named ? 0.1 : 0));
}

/** Dialects by the start of their file, which is asked for when the format is told and again when the rows are read. */
const dialects = new WeakMap<Uint8Array, { readonly dialect: Dialect | undefined }>();

function dialectOf(head: Uint8Array): Dialect | undefined {
  const known = dialects.get(head);
  if (known) return known.dialect;
  const text = decoded(head);
  const dialect = text.includes('\0') ? undefined : findDialect(text, head.length < headSize);
  dialects.set(head, { dialect });
  return dialect;
}

async function* read(source: Source, options: ReadOptions): AsyncGenerator<Run, void, undefined> {
  const head = await source.head();
  if (head.length === 0)
    throw new GrokscopeError(
      'empty',
      source.path,
      'the file is empty',
      'Give the log of a run that has started.',
    );
  const dialect = head.includes(newline) ? dialectOf(head) : await dialectOfLongLine(source);
  if (!dialect) throw notATable(head, source.path);
  if (!isTransposed(dialect))
    yield* await readThrough(new TableTail(head, source.path, dialect, options), source, options);
  else {
    const lines = (await textOf(source, options.signal)).split(/\r?\n/).slice(dialect.skip);
    const table = dialect.seriesInRows
      ? tableOfSeries(lines, dialect)
      : meltTransposed(lines, dialect, leadingColumns(dialect.header));
    yield* runsOfTable(table, source.path, options);
  }
}

/** The dialect of a table whose first line is longer than what readers look at to tell its format. */
async function dialectOfLongLine(source: Source): Promise<Dialect | undefined> {
  const first = await byteBlocks(source).next();
  return first.done ? undefined : findDialect(decoded(first.value), true);
}

async function textOf(source: Source, signal: AbortSignal | undefined): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const block of byteBlocks(source)) {
    signal?.throwIfAborted();
    text += decoder.decode(block, { stream: true });
  }
  return text;
}

function isTransposed({ header, seriesInRows }: Dialect): boolean {
  return seriesInRows || leadingColumns(header) > 0;
}

/** Takes the rows of a table with one row a step. */
class TableTail implements Tail {
  private readonly path: string;
  private readonly dialect: Dialect;
  private readonly options: ReadOptions;
  private readonly blocks: ByteBlocks;
  private readonly parser: RowParser;
  private readonly rows: ByteRows;

  constructor(head: Uint8Array, path: string, dialect: Dialect, options: ReadOptions) {
    this.path = path;
    this.dialect = dialect;
    this.options = options;
    this.blocks = new ByteBlocks(head, path);
    const builder = new TableBuilder();
    for (const comment of dialect.comments) addComment(builder, comment);
    this.parser = new RowParser(builder, dialect);
    this.rows = new ByteRows(builder, this.parser, dialect);
  }

  push(bytes: Uint8Array): void {
    for (const block of this.blocks.push(bytes)) this.rows.parse(block);
  }

  end(isTorn: boolean): void {
    for (const block of this.blocks.end(isTorn)) this.rows.parse(block);
  }

  get leftOut(): boolean {
    return this.blocks.leftOut;
  }

  runs(): Run[] {
    const table = this.parser.table();
    return runsOfTable(this.dialect.header ? table : nameLeadingCounter(table), this.path, this.options);
  }
}

function runsOfTable(table: Table, path: string, options: ReadOptions): Run[] {
  const origin: Origin = { path, format: 'csv' };
  const exported = splitChartExport(table);
  if (!exported) return runsFromTable(nameLoneValue(table, path), origin, options);
  return exported.flatMap((part) =>
    runsFromTable(part.table, origin, options).map((run) => ({ ...run, id: `${path}#${part.name}` })),
  );
}

function notATable(head: Uint8Array, path: string): GrokscopeError {
  const first = decoded(head.subarray(0, 400)).split(/\r?\n/, 1)[0] ?? '';
  return new GrokscopeError(
    'not-a-log',
    path,
    `this is no table of numbers; line 1 is "${first.trim().slice(0, 60)}"`,
    'Give a file with one row a step and columns between commas, semicolons, tabs or blanks.',
  );
}
