import type { ConfigEntry, Note } from '../../run/run.js';
import type { RunColumn } from './frames.js';
import { type Cells, transposed } from './cells.js';
import { isMetricName, namesSplit } from '../table/names.js';
import { groupBy } from './group.js';
import { isAxisName } from './words.js';

/** A list of curves of one name: one row a seed, or one row a step. */
export interface RunMatrix extends Omit<RunColumn, 'cells'> {
  readonly rows: readonly Cells[];
}

/** The lists of one of several runs that stand in the rows of the same matrices. */
export interface SeedRun {
  /** `seed=3`; empty where there is one run. */
  readonly label: string;
  readonly columns: readonly RunColumn[];
  readonly settings: readonly ConfigEntry[];
}

/**
 * Makes a run of each row of matrices [seed, step], or of each column where the rows are those of the step axis and the
 * matrix is a metric of a split. Lists with one value a seed become settings of their run. Other matrices whose first
 * dimension is the step axis are left out.
 */
export function seedRunsOf(
  columns: readonly RunColumn[],
  matrices: readonly RunMatrix[],
): { readonly runs: readonly SeedRun[]; readonly notes: readonly Note[] } {
  const { kept, leftOut } = seedMatrices(columns, matrices);
  const notes = leftOutNote(leftOut);
  const count = kept[0]?.rows.length;
  if (count === undefined) return { runs: [{ label: '', columns, settings: [] }], notes };
  const perSeed = columns.filter(
    (column) => column.cells.length === count && count > 1 && !isAxisName(column.key),
  );
  const shared = columns.filter((column) => !perSeed.includes(column));
  const names = perSeed.find((column) => /^(random_?)?seeds?$/i.test(column.key));
  const runs = Array.from({ length: count }, (_, index): SeedRun => {
    const own = kept.flatMap(({ rows, ...place }) => {
      const cells = rows[index];
      return cells ? [{ ...place, cells }] : [];
    });
    const label = count === 1 ? '' : `seed=${names ? valueAt(names.cells, index) : index}`;
    return {
      label,
      columns: [...shared, ...own],
      settings: perSeed.flatMap((column) => settingOf(column, index)),
    };
  });
  return { runs, notes };
}

function seedMatrices(
  columns: readonly RunColumn[],
  found: readonly RunMatrix[],
): { kept: readonly RunMatrix[]; leftOut: readonly RunMatrix[] } {
  const axes = new Set(
    columns.filter((column) => isAxisName(column.key)).map((column) => column.cells.length),
  );
  const matrices = found.map((matrix) => (standsUpright(matrix, axes) ? lying(matrix) : matrix));
  const lengths = axes.size > 0 ? axes : new Set(columns.map((column) => column.cells.length));
  if (columns.some((column) => isPlainCurve(column, lengths))) return { kept: [], leftOut: matrices };
  const axisRows = matrices.some((matrix) => isAxisName(matrix.key));
  const hasCurves = columns.some(({ key }) => isCurveName(key));
  const fits = matrices.filter(({ key, rows }) => {
    if (hasCurves && !isOfSeeds(key)) return false;
    const length = Math.max(...rows.map((row) => row.length));
    if (axisRows || lengths.has(length)) return true;
    return axes.size === 0 && !lengths.has(rows.length)
      ? length > rows.length
      : axes.size === 0 && length >= 20;
  });
  const largest = [...groupBy(fits, ({ rows }) => rows.length).values()].toSorted(
    (a, b) => b.length - a.length,
  )[0];
  const kept = largest ?? [];
  return { kept, leftOut: matrices.filter((matrix) => !kept.includes(matrix)) };
}

/** Whether the name is that of a metric of a split. */
function isCurveName(key: string): boolean {
  return isMetricName(key) && namesSplit(key) && !isAxisName(key);
}

/** Whether the name is that of a metric of a split, which may have a value a seed, and none a class or a layer. */
function isOfSeeds(key: string): boolean {
  return isCurveName(key) && (!/class|label|layer|head|per|token|freq/i.test(key) || /seed|run/i.test(key));
}

/** Whether a metric of a split has a row a step and a column a seed. */
function standsUpright({ key, rows }: RunMatrix, axes: ReadonlySet<number>): boolean {
  const width = rows[0]?.length ?? 0;
  return (
    isOfSeeds(key) && axes.has(rows.length) && !axes.has(width) && rows.every((row) => row.length === width)
  );
}

function lying(matrix: RunMatrix): RunMatrix {
  return { ...matrix, rows: transposed(matrix.rows, matrix.rows[0]?.length ?? 0) };
}

/** A list that is the curve of the run itself, beside which matrices only hold details: accuracies of each class. */
function isPlainCurve({ key, cells }: RunColumn, lengths: ReadonlySet<number>): boolean {
  return (
    isCurveName(key) &&
    lengths.has(cells.length) &&
    !/mean|avg|average|median|std|sem|min|max|final|best/i.test(key)
  );
}

function valueAt(cells: Cells, row: number): number {
  return cells.values[cells.rows.indexOf(row)] ?? Number.NaN;
}

function settingOf({ name, cells }: RunColumn, index: number): ConfigEntry[] {
  const value = valueAt(cells, index);
  return Number.isFinite(value) ? [{ key: name, value, from: `array "${name}"` }] : [];
}

function leftOutNote(matrices: readonly RunMatrix[]): Note[] {
  if (matrices.length === 0) return [];
  const names = matrices.map((matrix) => `"${matrix.name}"`).join(', ');
  return [
    { code: 'left-out', message: `tables of numbers that hold no curve a row were left out: ${names}` },
  ];
}
