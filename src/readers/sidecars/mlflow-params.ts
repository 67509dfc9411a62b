import { join } from 'node:path';
import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import { parseCell } from '../table/cell.js';
import type { Folders } from './folders.js';

/** A folder `params` of more, or of larger files, holds something else, such as the weights of a model. */
const [mostParameters, mostBytes] = [2000, 1024];

/** The parameters of an MLflow run: one file each in `params/` or below it, which holds the value as text. */
export async function mlflowParams(folder: string, folders: Folders): Promise<ConfigEntry[]> {
  const params = join(folder, 'params');
  const names = await folders.names(params);
  if (names.length > mostParameters) return [];
  const entries = await Promise.all(names.toSorted().map((name) => parameter(params, name, folders)));
  return entries.flat();
}

/** What the text of a parameter says, as Python writes it. */
export function parameterValue(text: string): ConfigValue {
  return text === 'True' ? true : text === 'False' ? false : (parseCell(text) ?? null);
}

async function parameter(folder: string, name: string, folders: Folders): Promise<ConfigEntry[]> {
  const text = (await folders.text(folder, name, mostBytes))?.trim();
  if (text === undefined || text.length > 200) return [];
  return [{ key: name, value: parameterValue(text), from: `params/${name}` }];
}
