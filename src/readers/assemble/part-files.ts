import { basename, dirname } from 'node:path';
import type { Run } from '../../run/run.js';
import { soleRuns } from './companion-files.js';
import { asParts, groupBy, joinRuns, replaceRuns, withNote } from './join.js';

/** `log_part2.csv`, `metrics-resumed.csv`: what says that a log goes on, before the ending of the name. */
const part =
  /[-_. ]?(?:(?:part|chunk|segment)[-_. ]?\d+|(?:resumed?|cont(?:inued?)?)[-_. ]?\d*)(?=(?:\.\w+)*$)/i;
const byNumbers = new Intl.Collator('en', { numeric: true });

/**
 * Joins files of one folder that a log was written to one after the other, as their names say: `log_part1.csv` and
 * `log_part2.csv`, `log.csv` and `log_resumed.csv`. Each has the series of the first, and begins behind the end of the
 * one before.
 */
export function joinPartFiles(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const groups = groupBy(soleRuns(runs), ({ source: { path, format } }) =>
    JSON.stringify([dirname(path), basename(path).replace(part, ''), format]),
  );
  for (const found of groups.values()) {
    const parts = found.toSorted(
      (one, other) => firstStep(one) - firstStep(other) || byNumbers.compare(one.id, other.id),
    );
    const [first, ...others] = parts;
    if (!first || others.length === 0 || !others.every((run, index) => goesOn(parts[index]!, run))) continue;
    const run = joinRuns(first.source.path, first.source.format, asParts(parts));
    const names = parts.map(({ source }) => basename(source.path)).join(', ');
    joined.set(
      withNote(run, { code: 'joined-parts', message: `The files ${names} are read one after the other.` }),
      parts,
    );
  }
  return replaceRuns(runs, joined);
}

function goesOn(before: Run, run: Run): boolean {
  const names = new Set(before.series.map(({ name }) => name));
  const isCounted = run.series.every(({ axis }) => axis.unit !== 'index');
  return isCounted && run.series.every(({ name }) => names.has(name)) && firstStep(run) > lastStep(before);
}

function firstStep({ series }: Run): number {
  return Math.min(...series.map(({ steps }) => steps[0] ?? 0));
}

function lastStep({ series }: Run): number {
  return Math.max(...series.map(({ steps }) => steps.at(-1) ?? 0));
}
