import { counterWords } from '../../run/vocabulary.js';
import { type Cells, cellsOf, readCells } from './cells.js';
import { isObject, type TreeObject, type TreeValue } from './value.js';
import { isMetricName } from '../table/names.js';
import { isAxisName } from './words.js';

/** A series that brings its own steps. */
export interface Points {
  readonly name: string;
  readonly axis: string;
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

const keyOfStep = new RegExp(
  `^(?:(${[...counterWords.step, ...counterWords.epoch].join('|')})[ _-]?)?(\\d+)$`,
  'i',
);
const valueKeys = new Set(['values', 'value', 'y', 'data', 'vals']);
const besideKeys = /^(timestamps?|wall_?times?|times?|name|tag|type|label)$/i;
const firstWallTime = 1e8;
/** Numbered entries without a word such as `step_` are rows only in such numbers; fewer are runs or classes. */
const fewestNumbered = 10;

/** `{steps: [...], values: [...]}` under the name of the series, as Sacred writes it; undefined for anything else. */
export function readStepValues(name: string, object: TreeObject): Points | undefined {
  const keys = Object.keys(object).filter((key) => !besideKeys.test(key));
  const axis = keys.find((key) => key === 'x' || isAxisName(key));
  const values = keys.find((key) => valueKeys.has(key.toLowerCase()));
  if (keys.length !== 2 || axis === undefined || values === undefined) return undefined;
  const stepCells = readCells(object[axis] ?? null);
  const valueCells = readCells(object[values] ?? null);
  if (!stepCells || !valueCells || stepCells.length !== valueCells.length) return undefined;
  return { name, axis: axis === 'x' ? 'step' : axis, ...joined(stepCells, valueCells) };
}

const nameKeys = ['name', 'label', 'key', 'tag', 'metric', 'id'];

/** Objects of a list that are one curve each, as those of a chart: `{name: "train acc", x: [...], y: [...]}`. */
export function readNamedCurves(objects: readonly TreeObject[]): Points[] | undefined {
  const curves = objects.map((object): Points | undefined => {
    const name = nameKeys.map((key) => object[key]).find((text) => typeof text === 'string');
    const lists = Object.fromEntries(Object.entries(object).filter(([, value]) => readCells(value)));
    return typeof name === 'string' ? readStepValues(name, lists) : undefined;
  });
  const named = curves.filter((one) => one !== undefined);
  return named.length === objects.length && new Set(named.map(({ name }) => name)).size === named.length
    ? named
    : undefined;
}

/**
 * `[[step, value], ...]` or TensorBoard's `[[wall time, step, value], ...]`; undefined where the steps neither
 * count upwards nor lie at equal distances.
 */
export function readPairs(name: string, rows: readonly Cells[]): Points | undefined {
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2 || width > 3 || rows.some((row) => row.length !== width)) return undefined;
  const stepAt = width - 2;
  const steps = column(rows, stepAt);
  const countsUp = steps.every(
    (step, i) => Number.isInteger(step) && (i === 0 || step >= (steps[i - 1] ?? 0)),
  );
  const isAxis = countsUp || (width === 2 && areEven(steps));
  const hasWallTime = width === 2 || column(rows, 0).every((time) => time > firstWallTime);
  if (!isAxis || !hasWallTime || steps[0] === steps.at(-1)) return undefined;
  const values = column(rows, stepAt + 1);
  const logged = steps.map((_, row) => row).filter((row) => rows[row]?.rows.includes(stepAt + 1));
  return {
    name,
    axis: 'step',
    steps: Float64Array.from(logged, (row) => steps[row] ?? Number.NaN),
    values: Float64Array.from(logged, (row) => values[row] ?? Number.NaN),
  };
}

/** An object keyed by row or step: a list of numbers, a series, or rows that carry their step. */
export type Keyed =
  | { readonly cells: Cells }
  | { readonly points: Points }
  | { readonly records: TreeObject[] };

/**
 * Reads an object whose keys are steps (`{"0": 0.9, "100": 0.4}`, `{"epoch_1": {...}}`) or rows counted from 0, as
 * pandas writes a column; undefined for anything else.
 */
export function readKeyed(name: string, object: TreeObject): Keyed | undefined {
  const keys = Object.keys(object);
  const matches = keys.map((key) => keyOfStep.exec(key));
  const word = matches[0]?.[1]?.toLowerCase();
  if (keys.length < 2 || matches.some((match) => !match || match[1]?.toLowerCase() !== word))
    return undefined;
  const enough = word !== undefined || keys.length >= fewestNumbered;
  if (!enough && !isMetricName(name) && !isAxisName(name)) return undefined;
  const steps = Float64Array.from(matches, (match) => Number(match?.[2]));
  const cells = readCells(Object.values(object));
  if (cells) {
    if (word === undefined && steps.every((step, row) => step === row)) return { cells };
    return { points: { name, axis: word ?? 'step', ...joined(cellsOf(steps), cells) } };
  }
  if (!enough || !Object.values(object).every((value) => isFlat(value))) return undefined;
  const rows = Object.values(object).filter(isObject);
  return { records: rows.map((row, i) => ({ [word ?? 'step']: steps[i] ?? Number.NaN, ...row })) };
}

/** Whether an object holds scalars only, also in objects by split or by measure, so that it can be a row. */
function isFlat(value: TreeValue, depth = 2): boolean {
  if (!isObject(value)) return false;
  return Object.values(value).every(
    (item) => typeof item !== 'object' || item === null || (depth > 0 && isFlat(item, depth - 1)),
  );
}

/** Whether steps of any size lie at equal distances, as fractions of epochs do. */
function areEven(steps: Float64Array): boolean {
  const spacing = ((steps.at(-1) ?? 0) - (steps[0] ?? 0)) / (steps.length - 1);
  return (
    steps.length > 4 &&
    spacing > 0 &&
    steps.every((step, i) => Math.abs(step - (steps[0] ?? 0) - i * spacing) < 0.01 * spacing)
  );
}

function column(rows: readonly Cells[], place: number): Float64Array {
  return Float64Array.from(rows, (row) => {
    const index = row.rows.length === row.length ? place : row.rows.indexOf(place);
    return row.values[index] ?? Number.NaN;
  });
}

/** The points of which both the step and the value are there. */
function joined(steps: Cells, values: Cells): { steps: Float64Array; values: Float64Array } {
  if (steps.rows.length === steps.length && values.rows.length === values.length)
    return { steps: steps.values, values: values.values };
  const stepAt = new Map([...steps.rows].map((row, i) => [row, steps.values[i] ?? Number.NaN]));
  const both = [...values.rows.keys()].filter((i) => stepAt.has(values.rows[i] ?? -1));
  return {
    steps: Float64Array.from(both, (i) => stepAt.get(values.rows[i] ?? -1) ?? Number.NaN),
    values: Float64Array.from(both, (i) => values.values[i] ?? Number.NaN),
  };
}
