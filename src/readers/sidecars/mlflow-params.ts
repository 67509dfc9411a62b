import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import { parseCell } from '../table/cell.js';
import { smallFileIn } from './small-file.js';

/** The parameters of an MLflow run: one file each in `params/` or below it, which holds the value as text. */
export async function mlflowParams(folder: string): Promise<ConfigEntry[]> {
  const params = join(folder, 'params');
  const found = await readdir(params, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(params, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const entries = await Promise.all(names.toSorted().map((name) => parameter(params, name)));
  return entries.flat();
}

/** What the text of a parameter says, as Python writes it. */
export function parameterValue(text: string): ConfigValue {
  return text === 'True' ? true : text === 'False' ? false : (parseCell(text) ?? null);
}

async function parameter(folder: string, name: string): Promise<ConfigEntry[]> {
  const text = (await smallFileIn(folder, name))?.trim();
  if (text === undefined || text.length > 200) return [];
  return [{ key: name, value: parameterValue(text), from: `params/${name}` }];
}
