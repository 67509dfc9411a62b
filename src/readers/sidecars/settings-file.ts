import { extname } from 'node:path';
import type { ConfigEntry } from '../../run/run.js';
import { yamlDocuments } from '../codecs/yaml-documents.js';
import { yamlValue } from '../codecs/yaml-value.js';
import { parseJson } from '../json-tolerant.js';
import { dumpedSettings } from '../text-log/config-dump.js';
import { clearmlSettings, clearmlTask } from './clearml-task.js';
import { flattenConfig } from './flatten.js';
import type { Folders } from './folders.js';
import { settingsOfLines, settingsOfOverrides } from './setting-lines.js';

const mostAliases = 100;
const yaml = /\.ya?ml$/;
const ofLines = new Set(['.toml', '.ini', '.cfg', '.txt']);

/**
 * The settings in a JSON, YAML, TOML, INI or text file of a folder, or in a Python file of plain values, of which
 * nothing is run; none where there is no such file or it cannot be read, since a log is worth reading without its
 * settings. Of YAML the first document counts, unknown tags such as `!!python/tuple` are ignored and at most 100
 * aliases of an anchor are followed.
 */
export async function settingsIn(folder: string, name: string, folders: Folders): Promise<ConfigEntry[]> {
  const text = await folders.text(folder, name);
  if (text === undefined) return [];
  try {
    if (extname(name) === '.py')
      return dumpedSettings(text).map(([key, value]) => ({ key, value, from: name }));
    if (name === clearmlTask) return clearmlSettings(parseJson(text), name);
    if (ofLines.has(extname(name)) && !text.trimStart().startsWith('{')) return settingsOfLines(text, name);
    const settings = yaml.test(name) ? await parseYaml(text) : parseJson(text);
    return isListOfTexts(settings) ? settingsOfOverrides(settings, name) : flattenConfig(settings, name);
  } catch {
    return [];
  }
}

function isListOfTexts(settings: unknown): settings is string[] {
  return Array.isArray(settings) && settings.every((item) => typeof item === 'string');
}

async function parseYaml(text: string): Promise<unknown> {
  const parsed = await yamlDocuments(text);
  const first = parsed?.documents[0];
  return first && (await yamlValue(first, mostAliases));
}
