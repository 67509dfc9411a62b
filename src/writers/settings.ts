import type { ConfigValue, Run } from '../run/run.js';

/** A value of a setting that formats can hold; a `null` says nothing and is not written. */
export type SettingValue = Exclude<ConfigValue, null>;

/** The settings of a run by their key; of several values under one key, the first. */
export function settingsOf({ config }: Run): Map<string, SettingValue> {
  const settings = new Map<string, SettingValue>();
  for (const { key, value } of config) if (value !== null && !settings.has(key)) settings.set(key, value);
  return settings;
}

/**
 * Name of a setting among the series, where a format holds both alike: `config/optim/lr` for `optim.lr`. No series is
 * taken for a setting by it, and no setting for a series.
 */
export function columnName(key: string): string {
  return `config/${key.replaceAll('.', '/')}`;
}
