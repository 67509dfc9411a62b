import type { Dirent } from 'node:fs';
import { smallFileIn } from '../sidecars/small-file.js';

/**
 * Entries of a folder that a framework laid out in a known way and that are no logs of their own, by name: the
 * settings of an MLflow run, the copies of the output that W&B and Sacred keep, the last values of DVCLive.
 */
export async function layoutSkips(folder: string, entries: readonly Dirent[]): Promise<ReadonlySet<string>> {
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('meta.yaml') && names.has('metrics'))
    return (await isDeleted(folder)) ? names : new Set(['params', 'tags', 'artifacts', 'outputs', 'inputs']);
  if (entries.some((entry) => entry.name.endsWith('.wandb'))) return new Set(['files', 'logs', 'tmp']);
  if (names.has('cout.txt') && names.has('metrics.json')) return new Set(['cout.txt']);
  if (names.has('plots') && names.has('metrics.json')) return new Set(['metrics.json']);
  return new Set();
}

/** MLflow keeps deleted runs and marks them. */
async function isDeleted(folder: string): Promise<boolean> {
  return /^lifecycle_stage:\s*deleted\s*$/m.test((await smallFileIn(folder, 'meta.yaml')) ?? '');
}
