import type { ConfigEntry } from '../../run/run.js';
import { flattenConfig } from '../sidecars/flatten.js';

/** The settings in a text summary that is a JSON object, as people log their configuration; else none. */
export function textConfig(text: string, tag: string): ConfigEntry[] {
  const json = text
    .replace(/^\s*```(?:json)?/, '')
    .replace(/```\s*$/, '')
    .trim();
  if (!json.startsWith('{')) return [];
  try {
    return flattenConfig(JSON.parse(json), `text summary "${tag}"`);
  } catch {
    return [];
  }
}
