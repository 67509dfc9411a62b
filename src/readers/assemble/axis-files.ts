import { basename, dirname } from 'node:path';
import type { Run, Series } from '../../run/run.js';
import { counterName } from '../table/names.js';
import { sideOf } from '../tree/words.js';

/**
 * Gives curves whose rows nothing counts the steps that stand in a file of their own: `steps.npy` beside `train_acc.npy`,
 * of as many values. Files of steps are no runs by themselves.
 */
export function applyAxisFiles(runs: readonly Run[]): Run[] {
  const axes = runs.filter(isAxisFile);
  if (axes.length === 0) return [...runs];
  const used = new Set<string>();
  const placed = runs.map((run) => {
    const beside = axes.filter((axis) => folderOf(axis) === folderOf(run));
    if (beside.length === 0 || axes.includes(run)) return run;
    const counted = withSteps(run, beside);
    if (counted !== run) used.add(folderOf(run));
    return counted;
  });
  return placed.flatMap((run) => {
    if (!axes.includes(run)) return run;
    return used.has(folderOf(run)) ? [] : { ...run, series: [] };
  });
}

/** The folder of a file, with its format. */
function folderOf({ source }: Run): string {
  return `${source.format} ${dirname(source.path)}`;
}

/** Whether the one series of a file counts steps: its name says so, and it rises. */
function isAxisFile({ series: [only, ...more] }: Run): boolean {
  if (!only || more.length > 0 || only.axis.unit !== 'index' || only.values.length < 2) return false;
  const counter = counterName(only.name);
  return (
    counter !== undefined &&
    counter.unit !== 'index' &&
    only.values.every((value, row) => row === 0 || value > (only.values[row - 1] ?? 0))
  );
}

function withSteps(run: Run, axes: readonly Run[]): Run {
  const names = new Set<string>();
  const series = run.series.map((one): Series => {
    const axis = one.axis.unit === 'index' ? axisOf(one, axes) : undefined;
    const steps = axis?.series[0];
    if (!axis || !steps) return one;
    names.add(basename(axis.source.path));
    const unit = counterName(steps.name)?.unit ?? 'step';
    return { ...one, steps: steps.values, axis: { name: steps.name, unit } };
  });
  if (names.size === 0) return run;
  const message = `steps are read from ${[...names].join(', ')}`;
  const notes = run.notes.filter(({ code }) => code !== 'row-index');
  return { ...run, series, notes: [...notes, { code: 'step-axis', message }] };
}

/** The best counter with as many values, of the side of the split of the curve or of none. */
function axisOf(curve: Series, axes: readonly Run[]): Run | undefined {
  return axes
    .filter(({ series: [steps] }) => {
      const side = sideOf(steps?.name ?? '');
      return (
        steps?.values.length === curve.values.length && (side === undefined || side === sideOf(curve.name))
      );
    })
    .toSorted((one, other) => cost(one) - cost(other))[0];
}

function cost({ series: [steps] }: Run): number {
  const name = steps?.name ?? '';
  return (counterName(name)?.rank ?? 7) + (sideOf(name) === undefined ? 10 : 0);
}
