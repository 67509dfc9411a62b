import type { Counter } from './axis.js';
import type { Labels } from './columns.js';
import type { Table } from './table.js';

/**
 * The rows at which another run begins in one table: the axis falls to its first value or below, and at least one
 * series is logged again. A fall to a later step is a resume and begins no run. Blocks of different series (all
 * train rows, then all test rows) are one run.
 *
 * @param series rows of each series, `base` the series of long form that share those rows
 */
export function findRunStarts(
  table: Table,
  counter: Counter | undefined,
  series: readonly Uint32Array[],
  base: Labels,
): number[] {
  if (!counter) return [...table.restarts].filter((row) => row > 0 && row < table.rowCount);
  if (counter.rises) return [];
  const falls = fallsToStart(counter, new Set(table.restarts));
  if (falls.length === 0 || falls.length > table.rowCount / 2) return [];
  return joinDisjoint(falls, seriesBySegment(falls, series, base));
}

function fallsToStart(counter: Counter, restarts: ReadonlySet<number>): number[] {
  const falls: number[] = [];
  let first = Number.NaN;
  let before = Number.NaN;
  let restarted = false;
  for (let row = 0; row < counter.byRow.length; row++) {
    restarted ||= restarts.has(row);
    const step = counter.byRow[row]!;
    if (Number.isNaN(step)) continue;
    if (Number.isNaN(first)) first = step;
    else if (step <= first && (step < before || restarted)) {
      falls.push(row);
      first = step;
    }
    before = step;
    restarted = false;
  }
  return falls;
}

/** For each stretch between falls, the series that have rows in it. */
function seriesBySegment(
  falls: readonly number[],
  series: readonly Uint32Array[],
  base: Labels,
): Set<number>[] {
  const segments = Array.from({ length: falls.length + 1 }, () => new Set<number>());
  for (const [index, rows] of series.entries()) {
    let segment = 0;
    for (const row of rows) {
      while (segment < falls.length && row >= falls[segment]!) segment += 1;
      segments[segment]?.add(index * base.count + base.ofRow[row]!);
    }
  }
  return segments;
}

/** Keeps the falls after which a series of the current run comes again. */
function joinDisjoint(falls: readonly number[], segments: readonly Set<number>[]): number[] {
  const starts: number[] = [];
  let current = new Set(segments[0]);
  for (const [index, fall] of falls.entries()) {
    const next = segments[index + 1]!;
    if ([...next].some((one) => current.has(one))) {
      starts.push(fall);
      current = new Set(next);
    } else for (const one of next) current.add(one);
  }
  return starts;
}
