import { dirname } from 'node:path';
import type { Run } from '../../run/run.js';
import { asParts, groupBy, joinRuns, replaceRuns, withNote } from './join.js';

/**
 * Joins the chart exports of W&B that lie in one folder, each with one chart of several runs: what they hold of the run
 * of one name is one run. Where two of them have the same chart of a run, they stay apart.
 */
export function joinChartFiles(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const exported = runs.filter(({ notes }) => notes.some(({ code }) => code === 'chart-export'));
  for (const parts of groupBy(exported, keyOf).values()) {
    const names = parts.flatMap(({ series }) => series.map(({ name }) => name));
    if (parts.length < 2 || new Set(names).size < names.length) continue;
    const { path, format } = parts[0].source;
    const run = joinRuns(dirname(path), format, asParts(parts), nameOf(parts[0]));
    const message = `the charts of ${parts.length} exports are read as one run`;
    joined.set(withNote(run, { code: 'joined-charts', message }), parts);
  }
  return replaceRuns(runs, joined);
}

function keyOf(run: Run): string {
  return JSON.stringify([dirname(run.source.path), run.source.format, nameOf(run)]);
}

/** The name of the run, which stands behind the path of the file. */
function nameOf({ id, source }: Run): string {
  return id.slice(source.path.length + 1);
}
