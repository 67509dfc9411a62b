import { extname } from 'node:path';
import type { ConfigEntry } from '../../run/run.js';
import { boundedYaml } from '../codecs/yaml-text.js';
import { parseJson } from '../json-tolerant.js';
import { dumpedSettings } from '../text-log/config-dump.js';
import { flattenConfig } from './flatten.js';
import type { Folders } from './folders.js';

/**
 * The settings in a JSON or YAML file of a folder, or in a Python file of plain values, of which nothing is run; none where there is no such file or it cannot be read, since a log is
 * worth reading without its settings. YAML is read as version 1.2; unknown tags such as `!!python/tuple` are ignored and
 * at most 100 aliases are followed.
 */
export async function settingsIn(folder: string, name: string, folders: Folders): Promise<ConfigEntry[]> {
  const text = await folders.text(folder, name);
  if (text === undefined) return [];
  try {
    if (extname(name) === '.py')
      return dumpedSettings(text).map(([key, value]) => ({ key, value, from: name }));
    return flattenConfig(extname(name) === '.json' ? parseJson(text) : await parseYaml(text), name);
  } catch {
    return [];
  }
}

async function parseYaml(content: string): Promise<unknown> {
  const text = boundedYaml(content);
  if (text === undefined) return undefined;
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { version: '1.2', logLevel: 'silent', uniqueKeys: false });
  return document.toJS({ maxAliasCount: 100 }) as unknown;
}
