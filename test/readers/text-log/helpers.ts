import type { Run, Series } from '../../../src/run/run.js';
import { textLogReader } from '../../../src/readers/text-log/reader.js';
import { memorySource } from '../helpers/memory-source.js';

/** A run that fits its training data around epoch 4 and generalises around epoch 14. */
export interface Moment {
  readonly epoch: number;
  readonly trainLoss: string;
  readonly trainAcc: string;
  readonly testLoss: string;
  readonly testAcc: string;
}

export const moments: readonly Moment[] = Array.from({ length: 20 }, (_, index): Moment => {
  const epoch = index + 1;
  const rise = (centre: number): number => 1 / (1 + Math.exp((centre - epoch) / 2));
  return {
    epoch,
    trainLoss: (3 * Math.exp(-epoch / 4)).toFixed(4),
    trainAcc: rise(4).toFixed(4),
    testLoss: (3.5 - 2 * rise(14)).toFixed(4),
    testAcc: rise(14).toFixed(4),
  };
});

/** The log that a template prints for all moments. */
export function printed(template: (moment: Moment) => string, before = '', after = ''): string {
  return before + moments.map((moment) => `${template(moment)}\n`).join('') + after;
}

export function percent(fraction: string): string {
  return (100 * Number(fraction)).toFixed(2);
}

export async function runsOf(
  log: string | Uint8Array,
  path = 'train.log',
  chunkSize?: number,
): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of textLogReader.read(memorySource(log, path, chunkSize), {})) runs.push(run);
  return runs;
}

/** The only run of a log. */
export async function runOf(log: string | Uint8Array): Promise<Run> {
  const runs = await runsOf(log);
  if (runs.length !== 1 || !runs[0]) throw new Error(`${runs.length} runs`);
  return runs[0];
}

export function namesOf(run: Run): string[] {
  return run.series.map((series) => series.name);
}

export function seriesOf(run: Run, name: string): Series {
  const found = run.series.find((series) => series.name === name);
  if (!found) throw new Error(`no series "${name}" among ${namesOf(run).join(', ')}`);
  return found;
}

export function valuesOf(run: Run, name: string): number[] {
  return [...seriesOf(run, name).values];
}

export function configOf(run: Run): Record<string, unknown> {
  return Object.fromEntries(run.config.map(({ key, value }) => [key, value]));
}

export function column(key: keyof Moment, scale = 1): number[] {
  return moments.map((moment) => Number((scale * Number(moment[key])).toFixed(scale === 1 ? 10 : 2)));
}
