import type { Reader, ReadOptions } from '../../../src/readers/reader.js';
import type { Run, Series } from '../../../src/run/run.js';
import { memorySource } from './memory-source.js';

/** All runs that a reader finds in a text or in bytes. */
export async function runsOf(
  reader: Reader,
  content: string | Uint8Array,
  path = 'log',
  options: ReadOptions = {},
  chunkSize?: number,
): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of reader.read(memorySource(content, path, chunkSize), options)) runs.push(run);
  return runs;
}

/** A run in plain arrays: `name` to points, each `step:value`, with the name of the axis in front. */
export function outline(run: Run | undefined): Record<string, string> {
  const entries = run?.series.map((series): [string, string] => [series.name, points(series)]) ?? [];
  return Object.fromEntries(entries);
}

function points({ axis, steps, values }: Series): string {
  return `${axis.name} ${Array.from(steps, (step, at) => `${step}:${values[at]}`).join(' ')}`;
}

/** Settings of a run as an object. */
export function settings(run: Run | undefined): Record<string, unknown> {
  return Object.fromEntries(run?.config.map(({ key, value }) => [key, value]) ?? []);
}

/** Codes of the notes of a run. */
export function codes(run: Run | undefined): string[] {
  return run?.notes.map(({ code }) => code) ?? [];
}
