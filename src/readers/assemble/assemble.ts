import type { Run } from '../../run/run.js';
import { joinCurveFiles, joinSplitFiles } from './companion-files.js';
import { joinEventFiles } from './event-files.js';
import { foldHparamsFolders, joinScalarFolders, joinSplitFolders } from './event-folders.js';
import { joinMetricFiles } from './metric-files.js';
import { splitSideBySide } from './side-by-side.js';
import { joinResumedWandb, keepNewestTrainerState } from './resumed-runs.js';

/** What makes one run of several files, in the order in which it is tried. Every rule leaves other runs as they are. */
const rules: readonly ((runs: readonly Run[]) => Run[])[] = [
  joinEventFiles,
  joinScalarFolders,
  joinSplitFolders,
  foldHparamsFolders,
  joinMetricFiles,
  joinResumedWandb,
  keepNewestTrainerState,
  joinCurveFiles,
  joinSplitFiles,
  (runs) => runs.flatMap(splitSideBySide),
];

/** Makes runs of what the readers found in single files, by the layouts that frameworks write. */
export function assemble(runs: readonly Run[]): Run[] {
  return rules.reduce<Run[]>((current, rule) => rule(current), [...runs]);
}
