import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import { isCounterName, isKeyName, isMetricName, isSweepableName } from '../table/names.js';
import type { RunColumn } from './frames.js';

/** A list of texts, such as the names of runs or their optimisers. */
export interface TextList {
  readonly name: string;
  readonly values: readonly string[];
}

/** One direction in which runs stand side by side, with what is known of each of them. */
export interface Dimension {
  readonly labels: readonly string[];
  readonly settings: readonly (readonly ConfigEntry[])[];
}

interface PerRun {
  readonly name: string;
  readonly values: readonly ConfigValue[];
}

const bareName = /^(?:name|label|run|condition|variant|experiment|series|legend)$/;

/**
 * Names the runs of each dimension by the list of its length that tells them apart: seeds first, then a setting, then
 * names. Where none does, runs are counted, as seeds along the last dimension. Lists of numbers of the length of a
 * dimension are settings of its runs.
 */
export function dimensionsOf(
  sizes: readonly number[],
  columns: readonly RunColumn[],
  texts: readonly TextList[],
): Dimension[] {
  const open: PerRun[] = [
    ...columns.map(({ name, cells }) => {
      const values: ConfigValue[] = Array.from({ length: cells.length }, () => Number.NaN);
      for (const [i, row] of cells.rows.entries()) values[row] = cells.values[i] ?? Number.NaN;
      return { name: singular(name), values };
    }),
    ...texts.map(({ name, values }) => ({ name: singular(name), values })),
  ];
  return sizes.map((size, at) => {
    const own = open.filter(({ values }) => size > 1 && values.length === size);
    const isLast = at === sizes.length - 1;
    const cost = (list: PerRun): number => rank(list) + (isSeed(list) && !isLast ? 3 : 0);
    const names = own.filter(tellsApart).toSorted((one, other) => cost(one) - cost(other))[0];
    // Of two dimensions of one size, each has its own list; seeds are the last one.
    const known = sizes.indexOf(size) === sizes.lastIndexOf(size) ? own : names ? [names] : [];
    for (const list of known) open.splice(open.indexOf(list), 1);
    const counted = isLast ? 'seed' : 'run';
    return {
      labels: Array.from({ length: size }, (_, i) =>
        size === 1 && sizes.length === 1 ? '' : names ? labelOf(names, i) : `${counted}=${i}`,
      ),
      settings: Array.from({ length: size }, (_, i) => known.flatMap((list) => settingOf(list, i))),
    };
  });
}

function tellsApart(list: PerRun): boolean {
  return Number.isFinite(rank(list)) && new Set(list.values).size === list.values.length;
}

function isSeed({ name }: PerRun): boolean {
  return /^(?:random_?)?seeds?$/i.test(name);
}

function rank(list: PerRun): number {
  const { name, values } = list;
  if (isSeed(list)) return 0;
  if (isMetricName(name) || isCounterName(name)) return Number.POSITIVE_INFINITY;
  if (isSweepableName(name) || isKeyName(name)) return 1;
  return bareName.test(name.toLowerCase()) && typeof values[0] === 'string' ? 2 : Number.POSITIVE_INFINITY;
}

function labelOf(list: PerRun, index: number): string {
  const { name } = list;
  const value = String(list.values[index]);
  if (isSeed(list)) return `seed=${value}`;
  return bareName.test(name.toLowerCase()) ? value : `${name}=${value}`;
}

function settingOf({ name, values }: PerRun, index: number): ConfigEntry[] {
  const value = values[index];
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return [];
  return [{ key: name, value, from: `array "${name}"` }];
}

/** `wd` of `wds`, where the list is one of settings; other names stay as they are. */
function singular(name: string): string {
  const one = name.replace(/(?<=[a-z])s$/i, '');
  return isSweepableName(one) || isKeyName(one) || bareName.test(one.toLowerCase()) ? one : name;
}
