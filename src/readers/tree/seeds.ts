import type { ConfigEntry, Note } from '../../run/run.js';
import { meaningOf } from '../../run/names.js';
import type { RunColumn } from './frames.js';
import { type Cells, transposed } from './cells.js';
import { isMetricName, namesSplit } from '../table/names.js';
import { groupBy } from './group.js';
import { dimensionsOf, type TextList } from './run-labels.js';
import { isAxisName, isWrapperName, sideOf } from './words.js';

/** A list of curves of one name: one row a run, or one row a step. */
export interface RunMatrix extends Omit<RunColumn, 'cells'> {
  readonly rows: readonly Cells[];
  /** How many runs stand in each direction: the number of rows, or its factors where runs fill a grid. */
  readonly sizes: readonly number[];
}

/** The lists of one of several runs that stand in the rows of the same matrices. */
export interface SeedRun {
  /** `seed=3`; empty where there is one run. */
  readonly label: string;
  readonly columns: readonly RunColumn[];
  readonly settings: readonly ConfigEntry[];
}

/**
 * Makes a run of each row of matrices [seed, step] or [setting, seed, step], or of each column where the rows are those
 * of the step axis and the matrix is a metric of a split. Lists with one value a run become its settings, and the one
 * that tells runs apart names them. Other matrices whose first dimension is the step axis are left out, and so are means
 * of what the rows hold.
 */
export function seedRunsOf(
  columns: readonly RunColumn[],
  matrices: readonly RunMatrix[],
  texts: readonly TextList[] = [],
): { readonly runs: readonly SeedRun[]; readonly notes: readonly Note[] } {
  const { kept, leftOut } = seedMatrices(columns, matrices);
  const notes = leftOutNote(leftOut);
  const sizes = kept[0]?.sizes;
  if (sizes === undefined) return { runs: [{ label: '', columns, settings: [] }], notes };
  const perRun = columns.filter(
    (column) => column.cells.length > 1 && sizes.includes(column.cells.length) && !isAxisName(column.key),
  );
  const shared = columns.filter((column) => !perRun.includes(column) && !summarises(column, kept));
  const dimensions = dimensionsOf(sizes, perRun, texts);
  const runs = placesIn(sizes).map((place, index): SeedRun => {
    const own = kept.flatMap(({ name, key, prefix, rows }) => {
      const cells = rows[index];
      return cells ? [{ name, key, prefix, cells }] : [];
    });
    return {
      label: dimensions.map(({ labels }, at) => labels[place[at] ?? 0] ?? '').join(','),
      columns: [...shared, ...own],
      settings: dimensions.flatMap(({ settings }, at) => settings[place[at] ?? 0] ?? []),
    };
  });
  return { runs, notes };
}

/** The places of a grid, the last direction first. */
function placesIn(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size }, (_, i) => [...place, i])),
    [[]],
  );
}

function seedMatrices(
  columns: readonly RunColumn[],
  found: readonly RunMatrix[],
): { kept: readonly RunMatrix[]; leftOut: readonly RunMatrix[] } {
  const axes = new Set(
    columns.filter((column) => isAxisName(column.key)).map((column) => column.cells.length),
  );
  const listed = new Set(columns.map((column) => column.cells.length));
  const upright = found.filter((matrix) => standsUpright(matrix, axes, listed));
  const matrices = found.map((matrix) =>
    upright.some((other) => isMetricName(matrix.key) && shapeOf(other) === shapeOf(matrix))
      ? lying(matrix)
      : matrix,
  );
  const lengths = axes.size > 0 ? axes : new Set(columns.map((column) => column.cells.length));
  if (columns.some((column) => isPlainCurve(column, lengths))) return { kept: [], leftOut: matrices };
  const axisRows = matrices.some((matrix) => isAxisName(matrix.key));
  const hasMetrics = columns.some(({ key }) => isMetricName(key) && !isAxisName(key));
  const hasCurves = columns.some(({ key }) => isCurveName(key));
  const fits = matrices.filter(({ key, rows, sizes }) => {
    if ((hasMetrics && isDetail(key)) || (hasCurves && !isOfSeeds(key))) return false;
    const length = Math.max(...rows.map((row) => row.length));
    if (sizes.length > 1 && !(isMetricName(key) && namesSplit(key) && length >= Math.max(...sizes)))
      return false;
    if (axisRows || lengths.has(length)) return true;
    return axes.size === 0 && !lengths.has(rows.length)
      ? length > rows.length
      : axes.size === 0 && length >= 20;
  });
  const groups = [...groupBy(fits, ({ sizes }) => sizes.join()).values()];
  const kept =
    groups
      .filter((group) => group.some(({ key }) => carriesCurves(key)))
      .toSorted((a, b) => b.length - a.length)[0] ?? [];
  return { kept, leftOut: matrices.filter((matrix) => !kept.includes(matrix)) };
}

/** Whether the rows of a matrix of this name are curves rather than weights. */
function carriesCurves(key: string): boolean {
  return (
    isMetricName(key) || isAxisName(key) || isWrapperName(key) || /curve|traject|histor|trace/i.test(key)
  );
}

/** Whether the name is that of a metric of a split. */
function isCurveName(key: string): boolean {
  return isMetricName(key) && namesSplit(key) && !isAxisName(key);
}

/** Whether the rows or columns of a matrix of this name are classes, layers or the like. */
function isDetail(key: string): boolean {
  return /class|label|layer|head|per|token|freq/i.test(key) && !/seed|run/i.test(key);
}

/** Whether the name is that of a metric of a split, which may have a value a seed. */
function isOfSeeds(key: string): boolean {
  return isCurveName(key) && !isDetail(key);
}

/**
 * Whether a metric of a split has a row a step and a column a seed: its rows are those of the step axis or, where nothing
 * counts steps and no list has a value a row, many times its columns.
 */
function standsUpright(
  { key, rows, sizes }: RunMatrix,
  axes: ReadonlySet<number>,
  listed: ReadonlySet<number>,
): boolean {
  const width = rows[0]?.length ?? 0;
  const hasSteps =
    axes.size > 0
      ? axes.has(rows.length) && !axes.has(width)
      : rows.length >= 20 &&
        width <= 10 &&
        rows.length >= 4 * width &&
        !listed.has(rows.length) &&
        !risesFirst(rows);
  return isOfSeeds(key) && sizes.length === 1 && hasSteps && rows.every((row) => row.length === width);
}

/** Whether the first column rises throughout, as steps in front of values do. */
function risesFirst(rows: readonly Cells[]): boolean {
  return rows.every(({ values }, row) => row === 0 || (values[0] ?? 0) > (rows[row - 1]?.values[0] ?? 0));
}

function shapeOf({ rows, sizes }: RunMatrix): string {
  return [...sizes, rows[0]?.length].join();
}

function lying(matrix: RunMatrix): RunMatrix {
  const width = matrix.rows[0]?.length ?? 0;
  return { ...matrix, rows: transposed(matrix.rows, width), sizes: [width] };
}

const summary = /mean|avg|average|median|std|sem|min|max|final|best/i;

/** A list that is the curve of the run itself, beside which matrices only hold details: accuracies of each class. */
function isPlainCurve({ key, cells }: RunColumn, lengths: ReadonlySet<number>): boolean {
  return isCurveName(key) && lengths.has(cells.length) && !summary.test(key);
}

/** Whether a list is the mean or the spread of what stands in the rows of a matrix. */
function summarises({ key, name }: RunColumn, matrices: readonly RunMatrix[]): boolean {
  const { metric } = meaningOf(name);
  return (
    summary.test(key) &&
    matrices.some((other) => sideOf(other.name) === sideOf(name) && meaningOf(other.name).metric === metric)
  );
}

function leftOutNote(matrices: readonly RunMatrix[]): Note[] {
  if (matrices.length === 0) return [];
  const names = matrices.map((matrix) => `"${matrix.name}"`).join(', ');
  return [
    { code: 'left-out', message: `tables of numbers that hold no curve a row were left out: ${names}` },
  ];
}
