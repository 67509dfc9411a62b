import { basename, dirname } from 'node:path';
import type { Run } from '../../run/run.js';
import { asParts, groupBy, joinRuns, replaceRuns } from './join.js';

const byNumbers = new Intl.Collator('en', { numeric: true });

/**
 * Event files of one folder are one run, as TensorBoard has it. They are put in order by the time and the counters in
 * their names, as numbers: a process that opens several files in one second counts `.9`, `.10`. A file that starts all
 * over, at or before the first step of the files before it, begins a run of its own.
 */
export function joinEventFiles(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const events = runs.filter((run) => run.source.format === 'tfevents');
  for (const [folder, files] of groupBy(events, (run) => dirname(run.source.path))) {
    const attempts = splitAtFreshStarts(files.toSorted((one, other) => byNumbers.compare(one.id, other.id)));
    attempts.forEach((parts, index) => {
      const name = index === 0 ? '' : basename(parts[0].source.path);
      joined.set(joinRuns(folder, 'tfevents', asParts(parts), name), parts);
    });
  }
  return replaceRuns(runs, joined);
}

function splitAtFreshStarts(files: readonly Run[]): [Run, ...Run[]][] {
  const attempts: [Run, ...Run[]][] = [];
  for (const file of files) {
    const current = attempts.at(-1);
    if (!current || startsOver(current, file)) attempts.push([file]);
    else current.push(file);
  }
  return attempts;
}

function startsOver(before: readonly Run[], file: Run): boolean {
  return before.some((run) =>
    run.series.some((series) => {
      const again = file.series.find((other) => other.name === series.name);
      return (
        series.steps.length > 1 && again !== undefined && (again.steps[0] ?? 0) <= (series.steps[0] ?? 0)
      );
    }),
  );
}
