import type { ConfigEntry } from '../../run/run.js';
import { parseJson } from '../json-tolerant.js';
import { nameLeadingCounter } from '../csv/names.js';
import { namesHyperparameter } from '../../run/hyperparameter-names.js';
import { flattenConfig } from '../sidecars/flatten.js';
import { isSettingsName, settingKey } from '../table/names.js';
import type { Column, Table } from '../table/table.js';
import { type Grid, type NamedCells, readCells, readGrid, readMatrix, transposed } from './cells.js';
import { namedMatrix } from './named-matrix.js';
import { type Points, readKeyed, readNamedCurves, readPairs, readStepValues } from './points.js';
import { holdsOutcomes, holdsRows, tableFromRecords } from './records.js';
import { textedColumns } from './text-columns.js';
import { isList, isObject, scalarOf, type TreeObject, type TreeValue } from './value.js';
import type { TextList } from './run-labels.js';
import { isWeights, optimizerSettings } from './weights.js';

const deepest = 64;

/** What one object of a tree, or one list of runs, holds that can matter to a log, by kind. */
export interface Outline {
  /** Keys from the root to here. */
  readonly path: readonly string[];
  /** Whether the children are the elements of a list, each a run of its own. */
  readonly isRunList: boolean;
  readonly settings: ConfigEntry[];
  readonly columns: NamedCells[];
  readonly matrices: (Grid & { readonly name: string })[];
  /** Lists of texts that differ, such as the names of the runs of a matrix. */
  readonly texts: TextList[];
  readonly points: Points[];
  /** Rows of records; an outline with a table holds nothing else. */
  table: Table | undefined;
  readonly children: Outline[];
}

/** Sorts the content of a tree by kinds. `file` is the name that the origin of settings starts with. */
export function outlineOf(root: TreeValue, file: string): Outline {
  return new Outliner(file).read(root);
}

/** Whether nothing in it is a curve. */
export function isBare(outline: Outline): boolean {
  const { columns, matrices, points, table, children } = outline;
  return !table && [columns, matrices, points, children].every((part) => part.length === 0);
}

class Outliner {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  read(written: TreeValue): Outline {
    const outline = emptyOutline([], false);
    const root = recordsOfFrame(written) ?? written;
    if (isObject(root)) {
      if (!this.addPoints(outline, '', root)) this.addObject(outline, root);
    } else if (this.addList(outline, '', root)) outline.table = tableOfMatrix(outline.matrices.pop());
    return outline;
  }

  private placeOf(path: readonly string[]): string {
    return path.length === 0 ? this.file : `${this.file}, "${path.join('/')}"`;
  }

  private addObject(outline: Outline, object: TreeObject): void {
    if (outline.path.length > deepest) return;
    const columns = textedColumns(object);
    if (columns) outline.children.push({ ...emptyOutline(outline.path, false), table: columns.table });
    const matrix = namedMatrix(object);
    if (matrix) outline.columns.push(...matrix.columns);
    for (const [key, value] of Object.entries(object)) {
      if (columns?.keys.has(key) || matrix?.keys.has(key)) continue;
      const written = typeof value === 'string' ? objectIn(value) : undefined;
      if (written) outline.settings.push(...flattenConfig(written, this.placeOf(pathTo(outline, key))));
      else if (isObject(value)) this.addChild(outline, key, value);
      else if (namesHyperparameter(key) && scalarOf(value) !== undefined)
        outline.settings.push(
          ...flattenConfig({ [settingKey(key)]: scalarOf(value) }, this.placeOf(outline.path)),
        );
      else if (isSettingsName(key) || !this.addList(outline, key, value)) {
        outline.settings.push(...flattenConfig({ [settingKey(key)]: value }, this.placeOf(outline.path)));
        if (isTextList(value)) outline.texts.push({ name: key, values: value });
      }
    }
  }

  private addChild(outline: Outline, key: string, value: TreeObject): void {
    const path = pathTo(outline, key);
    const place = this.placeOf(path);
    if (isSettingsName(key)) outline.settings.push(...flattenConfig(value, place));
    else if (isWeights(key, value)) outline.settings.push(...optimizerSettings(value, place));
    else if (!this.addPoints(outline, key, value)) {
      const child = emptyOutline(path, false);
      this.addObject(child, value);
      if (isBare(child)) outline.settings.push(...flattenConfig({ [key]: value }, place));
      else outline.children.push(child);
    }
  }

  /** Adds an object that is one series, or rows by their step; false where it is neither. */
  private addPoints(outline: Outline, name: string, value: TreeObject): boolean {
    const points = readStepValues(name, value);
    const keyed = points ? { points } : readKeyed(name, value);
    if (!keyed) return false;
    if ('points' in keyed) outline.points.push(keyed.points);
    else if ('cells' in keyed) outline.columns.push({ name, cells: keyed.cells });
    else this.addTable(outline, name, keyed.records);
    return true;
  }

  /** Adds a list or an array under its kind; false where it holds nothing that a curve is made of. */
  private addList(outline: Outline, name: string, value: TreeValue): boolean {
    if (typeof value !== 'object' || value === null) return false;
    const cells = readCells(value);
    if (cells) {
      outline.columns.push({ name, cells });
      return true;
    }
    if (isList(value) && value.length > 0 && value.every(isObject))
      return this.addObjects(outline, name, value);
    const rows = readMatrix(value);
    const pairs = rows && readPairs(name, rows);
    if (pairs) outline.points.push(pairs);
    else if (rows) outline.matrices.push({ name, rows, sizes: [rows.length] });
    const grid = rows ? undefined : readGrid(value);
    if (grid) outline.matrices.push({ name, ...grid });
    return rows !== undefined || grid !== undefined;
  }

  /** A list of objects is a table of rows, or a list of runs where the objects hold curves themselves. */
  private addObjects(outline: Outline, name: string, objects: readonly TreeObject[]): boolean {
    if (objects.slice(0, 3).some((object) => isWeights('', object))) return false;
    const curves = readNamedCurves(objects);
    if (curves) outline.points.push(...curves);
    if (curves) return true;
    if (holdsRows(objects)) return !holdsOutcomes(objects) && this.addTable(outline, name, objects);
    const list = emptyOutline(pathTo(outline, name), true);
    for (const [index, object] of objects.entries()) {
      const child = emptyOutline(pathTo(list, String(index)), false);
      this.addObject(child, object);
      if (!isBare(child)) list.children.push(child);
    }
    if (list.children.length > 0) outline.children.push(list);
    return list.children.length > 0;
  }

  private addTable(outline: Outline, name: string, records: readonly TreeObject[]): boolean {
    const path = pathTo(outline, name);
    const table = tableFromRecords(records, this.placeOf(path));
    if (!table.columns.some((column) => column.kind === 'number')) return false;
    const child = emptyOutline(path, false);
    child.table = table;
    outline.children.push(child);
    return true;
  }
}

function isTextList(value: TreeValue): value is readonly string[] {
  return isList(value) && value.length > 1 && value.every((item) => typeof item === 'string');
}

/** The rows of a data frame that pandas wrote with `orient="split"`: names of columns beside a list of rows. */
function recordsOfFrame(root: TreeValue): TreeObject[] | undefined {
  if (!isObject(root)) return undefined;
  const { columns, data } = root;
  if (!isList(columns) || !isList(data) || data.length === 0 || columns.length === 0) return undefined;
  if (!columns.every((name) => typeof name === 'string')) return undefined;
  if (!data.every((row) => isList(row) && row.length === columns.length)) return undefined;
  return data.map((row) =>
    Object.fromEntries(columns.map((name, at) => [name, isList(row) ? (row[at] ?? null) : null])),
  );
}

/** The path of a child; a child without a name stands at the place of its parent. */
function pathTo(outline: Outline, name: string): readonly string[] {
  return name === '' ? outline.path : [...outline.path, name];
}

/** A matrix without names as a table of columns; the longer side are its rows. */
function tableOfMatrix(matrix: Grid | undefined): Table | undefined {
  const { rows = [], sizes = [] } = matrix ?? {};
  const width = rows[0]?.length ?? 0;
  if (sizes.length !== 1 || rows.some((row) => row.length !== width)) return undefined;
  const columns = rows.length >= width ? transposed(rows, width) : rows;
  const named = columns.map(
    ({ rows: at, values }, index): Column => ({
      kind: 'number',
      name: `column${index + 1}`,
      rows: at,
      values,
    }),
  );
  return nameLeadingCounter({
    rowCount: Math.max(rows.length, width),
    columns: named,
    config: [],
    notes: [],
    restarts: [],
  });
}

/** Settings that were written as JSON text. */
function objectIn(text: string): object | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value = parseJson(text);
    return value instanceof Object ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function emptyOutline(path: readonly string[], isRunList: boolean): Outline {
  const lists = { settings: [], columns: [], matrices: [], texts: [], points: [], children: [] };
  return { path, isRunList, ...lists, table: undefined };
}
