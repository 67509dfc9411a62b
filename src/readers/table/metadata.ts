import type { ConfigEntry } from '../../run/run.js';
import { textSettings } from '../sidecars/text-settings.js';

/** What writers note about their own types. */
const bookkeeping = /^(?:pandas|ARROW:.*|org\.apache.*|parquet\..*|huggingface|writer.*|geo)$/i;

/** Settings that the writer put into the metadata of the file, such as `DataFrame.attrs` of pandas. */
export function settingsOf(
  metadata: readonly { readonly key: string; readonly value?: string }[],
): ConfigEntry[] {
  return metadata
    .filter(({ key }) => !bookkeeping.test(key))
    .flatMap(({ key, value }) => textSettings({ [key]: value }, `metadata "${key}"`));
}

/** An index without a name is written by pandas as a column of this one. */
export function nameOfIndex(name: string): string {
  return /^__index_level_\d+__$/.test(name) ? 'index' : name;
}
