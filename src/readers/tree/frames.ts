import type { ConfigEntry, Note } from '../../run/run.js';
import { meaningOf } from '../../run/names.js';
import { counterName, isMetricName } from '../table/names.js';
import type { Column, Table } from '../table/table.js';
import { type Cells, cellsOf } from './cells.js';
import { groupBy } from './group.js';
import { placesBetween, rowInterval } from './stride.js';
import { isAxisName, sideOf } from './words.js';
import { quotedList } from '../../util/listed.js';

/** A list of numbers of a run, with the place in the tree where it stands. */
export interface RunColumn {
  /** Name of the series: keys joined by `/`. */
  readonly name: string;
  /** The key itself. */
  readonly key: string;
  readonly prefix: readonly string[];
  readonly cells: Cells;
}

/** Columns of one length with the column that counts their rows; `axis` is undefined where rows are not counted. */
export interface Frame {
  readonly table: Table;
  readonly axis: string | undefined;
}

export interface Frames {
  readonly frames: readonly Frame[];
  readonly notes: readonly Note[];
}

/** Fewer numbers than this under names that say nothing are sizes or ids rather than a curve. */
export const fewestUnnamed = 20;

/**
 * Puts lists of numbers into tables. A list belongs to the step axis of its length that stands nearest to it and
 * speaks of the same side of the split. Lists without such an axis are placed by the ratio of lengths, or by row.
 * @param step name of the axis that the user chose
 */
export function framesOf(
  columns: readonly RunColumn[],
  settings: readonly ConfigEntry[],
  step: string | undefined,
): Frames {
  const isChosen = (column: RunColumn): boolean => column.key === step || column.name === step;
  const isAxis = (column: RunColumn): boolean =>
    isChosen(column) ||
    ((isAxisName(column.key) ||
      columns.some((other) => isNamedFor(column, other) || isOfFamily(column, other))) &&
      counts(column.cells));
  const axes = columns.filter(isAxis);
  const series = columns.filter((column) => !isAxis(column));
  const byAxis = groupBy(series, (column) => nearestAxis(column, axes, step));
  const loose = byAxis.get(undefined) ?? [];
  byAxis.delete(undefined);
  const frames = [...byAxis].map(([axis, members]) => frameOf(members, axis));
  if (loose.length === 0) return { frames, notes: [] };
  const longest = [...byAxis.keys()].toSorted((a, b) => (b?.cells.length ?? 0) - (a?.cells.length ?? 0))[0];
  const placed = longest ? placeByAxis(loose, longest) : placeByRow(loose, settings);
  return { frames: [...frames, ...placed.frames], notes: placed.notes };
}

function counts({ values }: Cells): boolean {
  return values.length === 1 || (values[0] ?? 0) < (values.at(-1) ?? 0);
}

/** Whether a list counts the steps of another by its name: `test_acc_steps` those of `test_acc`. */
function isNamedFor(axis: RunColumn, column: RunColumn): boolean {
  return (
    axis.name.startsWith(column.name) &&
    axis.cells.length === column.cells.length &&
    isAxisName(axis.name.slice(column.name.length))
  );
}

/** Whether a list counts the steps of a metric whose name begins alike: `run0_steps` those of `run0_test_acc`. */
function isOfFamily(axis: RunColumn, column: RunColumn): boolean {
  const [family = '', counter = ''] = /^(.*[^a-z0-9])([a-z]+)$/i.exec(axis.name)?.slice(1) ?? [];
  return (
    family !== '' &&
    meaningOf(family).metric === undefined &&
    axis.cells.length === column.cells.length &&
    isAxisName(counter) &&
    column.name.startsWith(family) &&
    isMetricName(column.name)
  );
}

function nearestAxis(
  column: RunColumn,
  axes: readonly RunColumn[],
  step: string | undefined,
): RunColumn | undefined {
  const side = sideOf(column.name);
  const cost = (axis: RunColumn): number => {
    const chosen = axis.key === step || axis.name === step ? 0 : 1;
    const axisSide = sideOf(axis.key);
    if (isNamedFor(axis, column)) return chosen - 1;
    if (isOfFamily(axis, column)) return chosen - 0.5;
    const sideCost = axisSide === side ? 0 : axisSide === undefined ? 1 : 2;
    return (
      ((chosen * 3 + distance(axis.prefix, column.prefix)) * 3 + sideCost) * 8 +
      (counterName(axis.key)?.rank ?? 7)
    );
  };
  return axes
    .filter((axis) => axis.cells.length === column.cells.length)
    .toSorted((a, b) => cost(a) - cost(b))[0];
}

/** 0 in the same object, 1 in an object around it, 2 elsewhere. */
function distance(axis: readonly string[], column: readonly string[]): number {
  if (axis.some((key, depth) => key !== column[depth])) return 2;
  return axis.length === column.length ? 0 : 1;
}

function frameOf(members: readonly RunColumn[], axis: RunColumn | undefined): Frame {
  const rowCount = members[0]?.cells.length ?? 0;
  const columns = members.map(({ name, cells }) => numberColumn(name, cells));
  if (axis) columns.unshift(numberColumn(axis.key, axis.cells));
  return { table: { rowCount, columns, config: [], notes: [], restarts: [] }, axis: axis?.key };
}

function placeByAxis(loose: readonly RunColumn[], axis: RunColumn): Frames {
  const notes: Note[] = [];
  const frames: Frame[] = [];
  const leftOut: RunColumn[] = [];
  for (const [length, members] of groupBy(loose, (column) => column.cells.length)) {
    const kept = members.filter((column) => isMetricName(column.key) && sideOf(column.name) !== undefined);
    const places = kept.length > 0 ? placesBetween(axis.cells.values, length) : undefined;
    leftOut.push(...(places ? members.filter((column) => !kept.includes(column)) : members));
    if (!places) continue;
    frames.push(frameOf(kept, { ...axis, cells: cellsOf(places.steps) }));
    notes.push({ code: 'inferred-stride', message: `${namesOf(kept)}: ${places.how}` });
  }
  return { frames, notes: [...notes, ...leftOutNote(leftOut)] };
}

function placeByRow(loose: readonly RunColumn[], settings: readonly ConfigEntry[]): Frames {
  const groups = [...groupBy(loose, (column) => column.cells.length)].toSorted(([a], [b]) => b - a);
  const isCurve = (column: RunColumn): boolean => isMetricName(column.key) || isMetricName(column.name);
  const main = groups.find(([length, members]) => length >= fewestUnnamed || members.some(isCurve));
  if (!main) return { frames: [], notes: leftOutNote(loose) };
  const [rows, members] = main;
  const interval = rowInterval(settings, { count: rows, perEvaluation: rowsPerEvaluation(main, groups) });
  const steps = Float64Array.from({ length: rows }, (_, row) => row * (interval?.every ?? 1));
  const name = interval ? 'step' : 'row';
  const axis: RunColumn = { name, key: name, prefix: [], cells: cellsOf(steps) };
  const others = loose.filter((column) => !members.includes(column));
  const placed = placeByAxis(others, axis);
  const notes: Note[] = interval ? [{ code: 'row-interval', message: interval.how }] : [];
  return {
    frames: [frameOf(members, interval ? axis : undefined), ...placed.frames],
    notes: [...notes, ...placed.notes],
  };
}

/** Rows of a list to one of the evaluations, which may stand in shorter lists. */
function rowsPerEvaluation(
  [rows, members]: readonly [number, readonly RunColumn[]],
  groups: readonly (readonly [number, readonly RunColumn[]])[],
): number | undefined {
  const holdsTest = (columns: readonly RunColumn[]): boolean =>
    columns.some(({ key, name }) => isMetricName(key) && sideOf(name) === 'test');
  if (holdsTest(members)) return 1;
  const evaluations = groups.find(([length, columns]) => length < rows && holdsTest(columns));
  return evaluations && Math.round(rows / evaluations[0]);
}

function leftOutNote(columns: readonly RunColumn[]): Note[] {
  if (columns.length === 0) return [];
  return [
    {
      code: 'left-out',
      message: `lists that fit no step axis were left out: ${namesOf(columns)}`,
    },
  ];
}

function namesOf(columns: readonly RunColumn[]): string {
  return quotedList(columns.map(({ name }) => name));
}

function numberColumn(name: string, cells: Cells): Column {
  return { kind: 'number', name, rows: cells.rows, values: cells.values };
}
