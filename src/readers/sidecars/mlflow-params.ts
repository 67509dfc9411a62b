import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import { parseCell } from '../table/cell.js';

/** The parameters of an MLflow run: one file each in `params/`, which holds the value as text. */
export async function mlflowParams(folder: string): Promise<ConfigEntry[]> {
  const params = join(folder, 'params');
  let names: string[];
  try {
    names = await readdir(params, { recursive: true });
  } catch {
    return [];
  }
  const entries = await Promise.all(names.toSorted().map((name) => parameter(params, name)));
  return entries.flat();
}

/** What the text of a parameter says, as Python writes it. */
export function parameterValue(text: string): ConfigValue {
  return text === 'True' ? true : text === 'False' ? false : (parseCell(text) ?? null);
}

async function parameter(folder: string, name: string): Promise<ConfigEntry[]> {
  try {
    const text = (await readFile(join(folder, name), 'utf8')).trim();
    if (text.length > 200) return [];
    return [{ key: name.replaceAll('\\', '/'), value: parameterValue(text), from: `params/${name}` }];
  } catch {
    return [];
  }
}
