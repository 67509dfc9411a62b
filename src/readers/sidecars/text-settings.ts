import type { ConfigEntry } from '../../run/run.js';
import { parseJson } from '../json-tolerant.js';
import { flattenConfig } from './flatten.js';
import { parameterValue } from './mlflow-params.js';

/** Settings that are kept as texts by name; a text that is a JSON object stands for the settings in it. */
export function textSettings(texts: Readonly<Record<string, unknown>>, from: string): ConfigEntry[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    if (typeof text !== 'string') return [];
    return flattenConfig(objectIn(text) ?? { [key]: parameterValue(text) }, from);
  });
}

function objectIn(text: string): unknown {
  if (!text.startsWith('{')) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
