import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import { parseJson } from '../json-tolerant.js';
import { parseCell } from '../table/cell.js';
import { isObject, isTree, type TreeValue } from '../tree/value.js';

/** The settings that Comet (`messages.json`) and ClearML (`task.json`) keep in forms of their own. */
export function trackerSettings(fileName: string, bytes: Uint8Array): ConfigEntry[] {
  if (fileName === 'messages.json') return cometSettings(new TextDecoder().decode(bytes), fileName);
  if (fileName === 'task.json') return clearmlSettings(new TextDecoder().decode(bytes), fileName);
  return [];
}

/** Whether a series or setting comes from Comet's messages on settings, which stand among those on metrics. */
export function isTrackerSetting(name: string): boolean {
  return name.startsWith('payload/param/');
}

/**
 * Lines `{"type": "parameter_msg", "payload": {"param": {"paramName": "lr", "paramValue": 0.1}}}`. Comet repeats some
 * with each step; the first value counts.
 */
function cometSettings(text: string, from: string): ConfigEntry[] {
  const entries = text.split('\n').flatMap((line): ConfigEntry[] => {
    if (!line.includes('"paramName"')) return [];
    const param = keyOf(keyOf(parsed(line), 'payload'), 'param');
    const [name, value] = [keyOf(param, 'paramName'), settingOf(keyOf(param, 'paramValue'))];
    return typeof name === 'string' && value !== undefined ? [{ key: name, value, from }] : [];
  });
  return entries.filter((entry, i) => entries.findIndex(({ key }) => key === entry.key) === i);
}

/** `{"hyperparams": {SECTION: {NAME: {"value": "0.1"}}}}`; all values are texts. */
function clearmlSettings(text: string, from: string): ConfigEntry[] {
  const sections = keyOf(parsed(text), 'hyperparams');
  if (!isObject(sections)) return [];
  return Object.values(sections).flatMap((section) =>
    Object.entries(isObject(section) ? section : {}).flatMap(([key, described]): ConfigEntry[] => {
      const value = settingOf(keyOf(described, 'value'));
      return value === undefined ? [] : [{ key, value, from }];
    }),
  );
}

function parsed(text: string): TreeValue {
  try {
    const value = parseJson(text);
    return isTree(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function keyOf(value: TreeValue | undefined, key: string): TreeValue | undefined {
  return isObject(value) ? value[key] : undefined;
}

function settingOf(value: TreeValue | undefined): ConfigValue | undefined {
  if (typeof value === 'string') return parseCell(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
