import type { Dirent } from 'node:fs';
import { basename, resolve } from 'node:path';
import { smallFileIn } from '../sidecars/small-file.js';

/**
 * Entries of a folder that a framework laid out in a known way and that are no logs of their own, by name: the
 * settings of an MLflow run, the copies of the output that W&B and Sacred keep, the last values of DVCLive, the state of
 * Ray Tune and the copies of a trial's `result.json`, which holds most, and the rounded copy that MMEngine prints.
 */
export async function layoutSkips(folder: string, entries: readonly Dirent[]): Promise<ReadonlySet<string>> {
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('meta.yaml') && names.has('metrics'))
    return (await isDeleted(folder)) ? names : new Set(['params', 'tags', 'artifacts', 'outputs', 'inputs']);
  if (entries.some((entry) => entry.name.endsWith('.wandb'))) return new Set(['files', 'logs', 'tmp']);
  if (names.has('cout.txt') && names.has('metrics.json')) return new Set(['cout.txt']);
  if (names.has('plots') && names.has('metrics.json')) return new Set(['metrics.json']);
  if (names.has('result.json') && names.has('params.json'))
    return new Set([...names].filter((name) => rayCopy.test(name)));
  if (names.has('vis_data') && names.has(printedLog(folder))) return new Set([printedLog(folder)]);
  return new Set([...names].filter((name) => rayState.test(name)));
}

const rayCopy = /^(?:progress\.csv|params\.pkl|error\.pkl|events\.out\.tfevents\..*)$/;
const rayState =
  /^(?:tuner\.pkl|trainable\.pkl|experiment_state-.*\.json|basic-variant-state-.*\.json|search(?:er|_gen)[-_]state.*)$/;

/** MLflow keeps deleted runs and marks them. */
async function isDeleted(folder: string): Promise<boolean> {
  return /^lifecycle_stage:\s*deleted\s*$/m.test((await smallFileIn(folder, 'meta.yaml')) ?? '');
}

/** MMEngine prints into a file that is called as its folder. */
function printedLog(folder: string): string {
  return `${basename(resolve(folder))}.log`;
}
