import type { Run, Series } from '../../../src/run/run.js';

/** The points of a series as plain lists, for comparison. */
export function points({ steps, values }: Series): { steps: number[]; values: number[] } {
  return { steps: [...steps], values: [...values] };
}

/** The steps of each series by its name. */
export function stepsByName(run: Run | undefined): Record<string, number[]> {
  return Object.fromEntries((run?.series ?? []).map(({ name, steps }) => [name, [...steps]]));
}

/** The series of a run with the given name. */
export function seriesOf(run: Run | undefined, name: string): Series {
  const found = run?.series.find((series) => series.name === name);
  if (!found)
    throw new Error(`no series ${name} among ${run?.series.map((series) => series.name).join(', ')}`);
  return found;
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
