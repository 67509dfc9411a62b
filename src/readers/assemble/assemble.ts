import type { Run } from '../../run/run.js';
import { joinChartFiles } from './chart-files.js';
import { applyAxisFiles } from './axis-files.js';
import { leaveOutCopies } from './copies.js';
import { joinCurveFiles, joinSplitFiles } from './companion-files.js';
import { joinEventFiles } from './event-files.js';
import { foldHparamsFolders, joinScalarFolders, joinSplitFolders } from './event-folders.js';
import { joinMetricFiles } from './metric-files.js';
import { joinPartFiles } from './part-files.js';
import { splitSideBySide } from './side-by-side.js';
import { joinFilesOfSplitFolders } from './split-folders.js';
import { joinResumedWandb, keepNewestTrainerState } from './resumed-runs.js';

/** What makes one run of several files, in the order in which it is tried. Every rule leaves other runs as they are. */
const rules: readonly ((runs: readonly Run[], named: ReadonlySet<string>) => Run[])[] = [
  // Files of one curve are compared when they are joined: two runs may have the same learning rates.
  (runs, named) => leaveOutCopies(runs, 2, named),
  applyAxisFiles,
  joinEventFiles,
  joinScalarFolders,
  joinSplitFolders,
  foldHparamsFolders,
  joinMetricFiles,
  joinResumedWandb,
  keepNewestTrainerState,
  joinPartFiles,
  joinCurveFiles,
  joinSplitFiles,
  joinFilesOfSplitFolders,
  joinChartFiles,
  (runs) => runs.flatMap(splitSideBySide),
  (runs, named) => leaveOutCopies(runs, 1, named),
];

/**
 * Makes runs of what the readers found in single files, by the layouts that frameworks write. `named` are the paths of the
 * files that the caller named.
 */
export function assemble(runs: readonly Run[], named: ReadonlySet<string> = new Set()): Run[] {
  return rules.reduce<Run[]>((current, rule) => rule(current, named), [...runs]);
}
