import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { byteBlocks, decoded } from '../lines.js';
import type { Origin } from '../origin.js';
import type { ReadOptions, Reader, Source } from '../reader.js';
import { headSize } from '../source/chunks.js';
import { TableBuilder } from '../table/builder.js';
import { runsFromTable } from '../table/runs.js';
import type { Table } from '../table/table.js';
import { ByteRows } from './byte-rows.js';
import { splitChartExport } from './chart-export.js';
import { addComment } from './comments.js';

import { type Dialect, findDialect } from './dialect.js';
import { nameLeadingCounter, nameLoneValue } from './names.js';
import { RowParser } from './rows.js';
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
  const blocks = byteBlocks(source);
  const first = await blocks.next();
  const isHeadWhole = head.includes(newline);
  const dialect = isHeadWhole || first.done ? dialectOf(head) : findDialect(decoded(first.value), true);
  if (!dialect || first.done) throw notATable(head, source.path);
  const origin: Origin = { path: source.path, format: 'csv' };
  const table = await readTable(first.value, blocks, dialect, options.signal);
  const exported = splitChartExport(table);
  if (!exported) yield* runsFromTable(nameLoneValue(table, source.path), origin, options);
  else
    for (const part of exported)
      for (const run of runsFromTable(part.table, origin, options))
        yield { ...run, id: `${source.path}#${part.name}` };
}

async function readTable(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  signal: AbortSignal | undefined,
): Promise<Table> {
  const leading = leadingColumns(dialect.header);
  if (leading > 0) {
    const decoder = new TextDecoder();
    let text = decoder.decode(first, { stream: true });
    for await (const block of rest) text += decoder.decode(block, { stream: true });
    return meltTransposed(text.split(/\r?\n/).slice(dialect.skip), dialect, leading);
  }
  const builder = new TableBuilder();
  for (const comment of dialect.comments) addComment(builder, comment);
  const parser = new RowParser(builder, dialect);
  const rows = new ByteRows(builder, parser, dialect);
  rows.parse(first);
  for await (const block of rest) {
    signal?.throwIfAborted();
    rows.parse(block);
  }
  parser.finish();
  const table = builder.build();
  return dialect.header ? table : nameLeadingCounter(table);
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
