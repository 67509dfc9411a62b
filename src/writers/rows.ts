import type { Series } from '../run/run.js';

/** A column of a table; a cell without a value is undefined. */
export interface Column {
  readonly name: string;
  readonly cells: readonly (number | undefined)[];
}

/**
 * Series as columns of one table, each step axis before its series. Rows ascend by step; a step that a series repeats
 * has as many rows. Series on another axis have rows of their own.
 */
export function columnsOf(series: readonly Series[]): Column[] {
  const axes = [...new Set(series.map(({ axis }) => axis.name))];
  let rowCount = 0;
  const placed = axes.map((axis) => {
    const members = series.filter((one) => one.axis.name === axis);
    const groups = bySteps(members);
    const steps = stepsOfRows(groups.map(([first]) => first.steps));
    const start = rowCount;
    rowCount += steps.length;
    return { axis, members, steps, rows: rowsOfSeries(groups, steps, start), start };
  });
  const columnOf = (name: string, values: Float64Array, rowOf: (index: number) => number): Column => {
    const cells = Array<number | undefined>(rowCount).fill(undefined);
    for (const [index, value] of values.entries()) cells[rowOf(index)] = value;
    return { name, cells };
  };
  return placed.flatMap(({ axis, members, steps, rows, start }) => [
    columnOf(axis, steps, (index) => start + index),
    ...members.map((one) => columnOf(one.name, one.values, (index) => rows.get(one)?.[index] ?? 0)),
  ]);
}

/** Series grouped by their axis and steps. Mostly there are one or two groups. */
export function bySteps(series: readonly Series[]): [Series, ...Series[]][] {
  const groups: [Series, ...Series[]][] = [];
  for (const one of series) {
    const group = groups.find(([first]) => sharesSteps(one, first));
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function sharesSteps(one: Series, other: Series): boolean {
  return (
    one.axis.name === other.axis.name &&
    one.steps.length === other.steps.length &&
    one.steps.every((step, index) => step === other.steps[index])
  );
}

/** The step of each row: every step that occurs, as often as the list that repeats it most. */
function stepsOfRows(lists: readonly Float64Array[]): Float64Array {
  const counts = new Map<number, number>();
  for (const steps of lists) {
    const own = new Map<number, number>();
    for (const step of steps) own.set(step, (own.get(step) ?? 0) + 1);
    for (const [step, count] of own) counts.set(step, Math.max(count, counts.get(step) ?? 0));
  }
  const ascending = [...counts].toSorted(([one], [other]) => one - other);
  return Float64Array.from(ascending.flatMap(([step, count]) => Array<number>(count).fill(step)));
}

/** The rows of each series, of which the first is `start`; for a repeated step, those that it has not used yet. */
function rowsOfSeries(
  groups: readonly [Series, ...Series[]][],
  steps: Float64Array,
  start: number,
): Map<Series, Float64Array> {
  const first = new Map<number, number>();
  for (const [row, step] of steps.entries()) if (!first.has(step)) first.set(step, start + row);
  const rows = new Map<Series, Float64Array>();
  for (const group of groups) {
    const next = new Map(first);
    const shared = group[0].steps.map((step) => {
      const row = next.get(step) ?? start;
      next.set(step, row + 1);
      return row;
    });
    for (const one of group) rows.set(one, shared);
  }
  return rows;
}
