import { dirname } from 'node:path';
import { settingsOfName } from '../../run/file-name-settings.js';
import type { Run, Series } from '../../run/run.js';
import { groupBy, replaceRuns, withNote } from './join.js';

/**
 * Counts runs with the same series once, as copies of a folder leave them: W&B's `latest-run` in a git checkout, a
 * backup. Of copies the first that is not called latest stands for all. Runs whose names carry different settings are
 * no copies, nor are runs with fewer series than `fewest`: two runs may well have one curve in common, nor runs that
 * one file tells apart. Files that the caller `named` are copies only where they are of one format.
 */
export function leaveOutCopies(runs: readonly Run[], fewest: number, named: ReadonlySet<string>): Run[] {
  const kept = new Map<Run, readonly Run[]>();
  const candidates = runs.filter(({ series }) => series.length >= fewest && series.some(isLong));
  for (const alike of groupBy(candidates, outlineOf).values())
    for (let rest: readonly Run[] = alike; rest.length > 1; ) {
      const [first] = rest as readonly [Run, ...Run[]];
      const same = rest.filter((run) => run === first || isCopy(run, first, named));
      rest = rest.filter((run) => !same.includes(run));
      if (same.length < 2) continue;
      const original = same.find(({ source }) => !isAlias(source.path)) ?? first;
      const others = same.filter((run) => run !== original).map(({ id }) => id);
      const message = `the same curves stand in ${others.join(', ')}; they are counted once`;
      kept.set(withNote(original, { code: 'copies', message }), same);
    }
  return replaceRuns(runs, kept);
}

/** A curve of a few points may be the same by chance. */
function isLong({ values }: Series): boolean {
  return values.length >= 5;
}

function isAlias(path: string): boolean {
  return /(?:^|[\\/])latest/i.test(path);
}

/** What copies have in common, cheap to compare. */
function outlineOf({ id, series }: Run): string {
  const settings = settingsOfName(id).map(({ key, value }) => [key, value]);
  const curves = series.map(({ name, values }) =>
    [name, values.length, single(values[0]), single(values.at(-1))].join(),
  );
  return JSON.stringify([settings, curves.toSorted()]);
}

/** A log that a framework writes in two formats side by side has an order of its own in each, and may be rounded in one. */
function isCopy(run: Run, first: Run, named: ReadonlySet<string>): boolean {
  const isOfFormat = run.source.format === first.source.format;
  const isBeside =
    dirname(run.source.path) === dirname(first.source.path) &&
    !run.source.files.some((file) => named.has(file));
  if ((!isOfFormat && !isBeside) || (run.source.path === first.source.path && isToldApart(run))) return false;
  const keep = isOfFormat ? (value: number): number => value : Math.fround;
  return first.series.every(({ name, steps, values }) =>
    run.series.some(
      (match) => match.name === name && equal(steps, match.steps, keep) && equal(values, match.values, keep),
    ),
  );
}

/** Whether the file itself has a name for the run among others, as a column of seeds gives it. */
function isToldApart({ notes }: Run): boolean {
  return notes.some(
    ({ code }) => code === 'split-by-key' || code === 'chart-export' || code === 'side-by-side',
  );
}

function equal(one: Float64Array, other: Float64Array, keep: (value: number) => number): boolean {
  return (
    one.length === other.length && one.every((value, index) => Object.is(keep(value), keep(other[index]!)))
  );
}

function single(value: number | undefined): number {
  return Math.fround(value ?? Number.NaN);
}
