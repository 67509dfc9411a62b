import { basename, resolve } from 'node:path';
import type { Folders } from '../sidecars/folders.js';

/**
 * Entries of a folder that a framework laid out in a known way and that are no logs of their own, by name: the
 * settings of an MLflow run, the copies of the output that W&B and Sacred keep, the last values of DVCLive, the state of
 * Ray Tune and the copies of a trial's `result.json`, which holds most, and the rounded copy that MMEngine prints.
 */
export async function layoutSkips(
  folder: string,
  names: ReadonlySet<string>,
  folders: Folders,
): Promise<ReadonlySet<string>> {
  if (names.has('meta.yaml') && names.has('metrics'))
    return (await isDeleted(folder, folders))
      ? names
      : new Set(['params', 'tags', 'artifacts', 'outputs', 'inputs']);
  if ([...names].some((name) => name.endsWith('.wandb'))) return new Set(['files', 'logs', 'tmp']);
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
async function isDeleted(folder: string, folders: Folders): Promise<boolean> {
  return /^lifecycle_stage:\s*deleted\s*$/m.test((await folders.text(folder, 'meta.yaml')) ?? '');
}

/** MMEngine prints into a file that is called as its folder. */
function printedLog(folder: string): string {
  return `${basename(resolve(folder))}.log`;
}
