import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ConfigEntry } from '../../run/run.js';
import { parseJson } from '../json-tolerant.js';
import { flattenConfig } from './flatten.js';

const largestFile = 4 * 1024 ** 2;

/**
 * The settings in a JSON or YAML file; none where there is no such file or it cannot be read, since a log is worth
 * reading without its settings. YAML is read as version 1.2; unknown tags such as `!!python/tuple` are ignored and at
 * most 100 aliases are followed.
 */
export async function settingsIn(path: string, from: string): Promise<ConfigEntry[]> {
  try {
    if ((await stat(path)).size > largestFile) return [];
    const text = await readFile(path, 'utf8');
    return flattenConfig(extname(path) === '.json' ? parseJson(text) : await parseYaml(text), from);
  } catch {
    return [];
  }
}

async function parseYaml(text: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { version: '1.2', logLevel: 'silent', uniqueKeys: false });
  return document.toJS({ maxAliasCount: 100 }) as unknown;
}
