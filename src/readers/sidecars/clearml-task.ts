import type { ConfigEntry } from '../../run/run.js';
import { isObject } from '../jsonl/settings.js';
import { parseCell } from '../table/cell.js';

/** The file beside the events of an offline session. */
export const clearmlTask = 'task.json';

/** The settings of a ClearML task: `{"hyperparams": {SECTION: {NAME: {"value": "0.1"}}}}`, where all values are texts. */
export function clearmlSettings(task: unknown, from: string): ConfigEntry[] {
  const sections = isObject(task) ? task['hyperparams'] : undefined;
  return Object.values(isObject(sections) ? sections : {}).flatMap((section) =>
    Object.entries(isObject(section) ? section : {}).flatMap(([key, described]): ConfigEntry[] => {
      const text = isObject(described) ? described['value'] : undefined;
      const value = typeof text === 'string' ? parseCell(text) : undefined;
      return value === undefined ? [] : [{ key, value, from }];
    }),
  );
}
