import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';
import type { Origin } from '../origin.js';
import type { ReadOptions } from '../reader.js';
import { splitConstants } from './constants.js';
import { placeEpochRows } from './epoch-rows.js';
import { findLongForm, unfold } from './long-form.js';
import { seriesOf } from './series.js';
import { type Part, splitIntoRuns } from './split.js';
import { isSummary } from './summary.js';
import type { Column, Table } from './table.js';

/**
 * The runs that a table holds: their series on a step axis, their settings, and notes on all that was inferred.
 * Empty when nothing in the table is a curve. Throws `usage` when `options.step` names no column.
 */
export function runsFromTable(written: Table, origin: Origin, options: ReadOptions): Run[] {
  const table = options.step === undefined ? placeEpochRows(written) : written;
  checkStep(table, origin, options.step);
  if (isSummary(table, options.step)) return [];
  return splitIntoRuns(table, options.step)
    .map((part) => runOf(part, origin, options.step))
    .filter((run) => run !== undefined);
}

function checkStep(table: Table, origin: Origin, step: string | undefined): void {
  if (step === undefined || table.columns.some(({ kind, name }) => kind === 'number' && name === step))
    return;
  const names = table.columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  throw new GrokscopeError(
    'usage',
    origin.path,
    `there is no column of numbers named "${step}"`,
    `Choose one of ${quotedList(names, 30)}.`,
  );
}

function runOf(
  { table, name, notes: splitNotes }: Part,
  origin: Origin,
  step: string | undefined,
): Run | undefined {
  const form = findLongForm(table);
  const kept = new Set<Column>(form ? [...form.metrics, ...(form.split ? [form.split] : [])] : []);
  const { config, rest } = splitConstants(table, kept);
  const wide = form ? unfold(rest, form) : rest;
  const { series, notes } = seriesOf(wide, step, form?.labels);
  if (series.length === 0) return undefined;
  const ignored = wide.columns.filter(({ kind }) => kind === 'text').map((column) => column.name);
  const textNotes =
    ignored.length > 0
      ? [{ code: 'text-column', message: `text columns that change were left out: ${quotedList(ignored)}` }]
      : [];
  const formNotes = form
    ? [
        {
          code: 'long-form',
          message: `one series a row, named by ${[...kept].map((column) => `"${column.name}"`).join(' and ')}`,
        },
      ]
    : [];
  return {
    id: name === '' ? origin.path : `${origin.path}#${name}`,
    source: { path: origin.path, format: origin.format, files: [origin.path] },
    series,
    config: [...table.config, ...config],
    notes: [...table.notes, ...splitNotes, ...formNotes, ...notes, ...textNotes],
  };
}
