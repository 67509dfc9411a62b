import type { Counter } from './axis.js';
import { type Labels, combineLabels, denseValues, labelsOf, singleLabel } from './columns.js';
import {
  isBookkeepingName,
  isCounterName,
  isKeyName,
  isMetricName,
  isRunName,
  isScheduledName,
  isSweepableName,
} from './names.js';
import type { Column, Table } from './table.js';

interface Candidate {
  readonly column: Column;
  readonly labels: Labels;
  readonly named: boolean;
}

const mostRuns = 20_000;

/**
 * The columns that tell apart the runs of one table: within one combination of their values the axis only rises,
 * over the whole table it starts anew or repeats. Decided by structure; names (`seed`, `run_id`) only settle doubt. Where
 * nothing counts, a setting tells runs apart if the curves start anew with each of its values.
 *
 * @param series rows of each series (see `presences`), `base` the series of long form that share those rows
 */
export function findKeys(
  table: Table,
  counter: Counter | undefined,
  series: readonly Uint32Array[],
  base: Labels,
  taken: ReadonlySet<Column>,
): Column[] {
  if (counter?.rises) return [];
  const isCandidate = (column: Column): boolean =>
    !taken.has(column) &&
    !isCounterName(column.name) &&
    (isKeyName(column.name) || !(isMetricName(column.name) || isBookkeepingName(column.name))) &&
    column.rows.length >= 0.99 * table.rowCount;
  const candidates: Candidate[] = [];
  if (counter && countRepeats(counter, series, base, singleLabel(table.rowCount)) === 0) return [];
  for (const column of table.columns) {
    if (!isCandidate(column)) continue;
    const labels = labelsOf(column, table.rowCount, Math.min(mostRuns, Math.floor(table.rowCount / 2)));
    if (labels && labels.count >= 2) candidates.push({ column, labels, named: isKeyName(column.name) });
  }
  const chosen = counter
    ? chooseKeys(candidates, counter, series, base, table.rowCount)
    : candidates.filter((one) => (one.named ? isEven(one.labels) : isSweep(one, table)));
  return table.columns.filter((column) => chosen.some((candidate) => candidate.column === column));
}

function chooseKeys(
  candidates: readonly Candidate[],
  counter: Counter,
  series: readonly Uint32Array[],
  base: Labels,
  rowCount: number,
): Candidate[] {
  const chosen: Candidate[] = [];
  let labels = singleLabel(rowCount);
  const before = countRepeats(counter, series, base, labels);
  let repeats = before;
  let open = candidates.filter((candidate) => isStructural(candidate, counter));
  while (repeats > 0 && open.length > 0) {
    let best: { candidate: Candidate; labels: Labels; repeats: number } | undefined;
    for (const candidate of open) {
      const joined = combineLabels(labels, candidate.labels, () => '');
      if (joined.count > mostRuns) continue;
      const left = countRepeats(counter, series, base, joined);
      if (!best || left < best.repeats || (left === best.repeats && preferred(candidate, best.candidate)))
        best = { candidate, labels: joined, repeats: left };
    }
    if (!best || best.repeats > 0.9 * repeats) break;
    const { candidate } = best;
    chosen.push(candidate);
    labels = best.labels;
    repeats = best.repeats;
    open = open.filter((other) => other !== candidate);
  }
  const resolved = repeats <= 0.1 * before;
  return chosen.filter(({ named }) => resolved || named);
}

function preferred(first: Candidate, second: Candidate): boolean {
  const rank = ({ column, named }: Candidate): number => (isRunName(column.name) ? 0 : named ? 1 : 2);
  const difference = rank(first) - rank(second);
  return difference < 0 || (difference === 0 && first.labels.count < second.labels.count);
}

/** How often, within one series of one run, the axis fails to rise from a row to the next. */
function countRepeats(counter: Counter, series: readonly Uint32Array[], base: Labels, runs: Labels): number {
  let repeats = 0;
  const last = new Float64Array((runs.count + 1) * (base.count + 1));
  for (const rows of series) {
    last.fill(Number.NEGATIVE_INFINITY);
    for (const row of rows) {
      const step = counter.byRow[row]!;
      if (Number.isNaN(step)) continue;
      const at = (runs.ofRow[row]! + 1) * (base.count + 1) + base.ofRow[row]! + 1;
      if (step <= last[at]!) repeats += 1;
      last[at] = step;
    }
  }
  return repeats;
}

/** Whether a column changes like a run does: at a new start of the axis, or evenly in turns. */
function isStructural(candidate: Candidate, counter: Counter): boolean {
  const { labels, named } = candidate;
  if (isBlockwise(labels, counter)) return named || startsOverlap(labels, counter);
  return isEven(labels) && (named || candidate.column.kind === 'text' || labels.count <= 100);
}

function isBlockwise(labels: Labels, counter: Counter): boolean {
  let changes = 0;
  let whileRising = 0;
  for (let row = 1; row < labels.ofRow.length; row++) {
    if (labels.ofRow[row] === labels.ofRow[row - 1]) continue;
    changes += 1;
    if (counter.byRow[row]! > counter.byRow[row - 1]!) whileRising += 1;
  }
  return whileRising <= 0.05 * changes;
}

/** Whether nearly all groups begin in the first quarter of the axis; a resumed run with a new setting does not. */
function startsOverlap(labels: Labels, counter: Counter): boolean {
  const first = new Float64Array(labels.count).fill(Number.NaN);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < labels.ofRow.length; row++) {
    const step = counter.byRow[row]!;
    const label = labels.ofRow[row]!;
    if (Number.isNaN(step) || label < 0) continue;
    if (Number.isNaN(first[label])) first[label] = step;
    lowest = Math.min(lowest, step);
    highest = Math.max(highest, step);
  }
  const early = first.filter((step) => step <= lowest + 0.25 * (highest - lowest)).length;
  return early >= 0.9 * labels.count;
}

/** Whether the groups have three rows or more each and sizes of the same order. */
function isEven(labels: Labels): boolean {
  const sizes = new Uint32Array(labels.count);
  for (const label of labels.ofRow) if (label >= 0) sizes[label]!++;
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const size of sizes) {
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
  }
  return smallest >= 3 && largest <= 5 * smallest;
}

/** Whether a setting has one value in each of several blocks of rows, and a curve begins in all of them as in the first. */
function isSweep({ column, labels }: Candidate, table: Table): boolean {
  if (!isSweepableName(column.name) || isScheduledName(column.name) || !isEven(labels)) return false;
  const starts: number[] = [];
  for (let row = 1; row < table.rowCount; row++)
    if (labels.ofRow[row] !== labels.ofRow[row - 1]) starts.push(row);
  return (
    starts.length === labels.count - 1 && table.columns.some((one) => beginsAnew(one, starts, table.rowCount))
  );
}

/** Whether a curve is nearer to its first value than to its last one at each of the given rows. */
function beginsAnew(column: Column, starts: readonly number[], rowCount: number): boolean {
  if (column.kind !== 'number' || !isMetricName(column.name)) return false;
  const values = denseValues(column, rowCount);
  const distance = (row: number, other: number): number => Math.abs(values[row]! - values[other]!);
  return starts.every((row) => distance(row, 0) < distance(row, row - 1) / 2);
}
