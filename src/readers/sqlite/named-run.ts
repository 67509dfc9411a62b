import type { Run } from '../../run/run.js';
import type { Origin } from '../origin.js';

/** The format of all databases. */
export const format = 'sqlite';

/** A run as the store of a tracker holds it. */
export interface NamedRun extends Pick<Run, 'series' | 'config'> {
  /** What the user called it; may be empty, and may be the name of several runs. */
  readonly name: string;
  /** What the tracker called it. */
  readonly id: string;
}

/** Runs called by their names; by name and the start of the id where several have the same. */
export function withIds(runs: readonly NamedRun[], origin: Origin): Run[] {
  return runs.map(({ name, id, series, config }) => {
    const isUnique = runs.every((other) => other.id === id || other.name !== name);
    const own = name === '' ? id : isUnique ? name : `${name},${id.slice(0, 8)}`;
    return {
      id: runs.length === 1 ? origin.path : `${origin.path}#${own}`,
      source: { ...origin, files: [origin.path] },
      series,
      config,
      notes: [],
    };
  });
}
