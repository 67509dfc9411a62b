import type { Binding, KeyGroup } from './keys/binding.js';
import { CHART_KEYS } from './keys/chart-keys.js';
import { CROSSHAIR_KEYS } from './keys/crosshair-keys.js';
import { RUN_KEYS } from './keys/run-keys.js';
import { SCREEN_KEYS } from './keys/screen-keys.js';
import { WINDOW_KEYS } from './keys/window-keys.js';

/** The one table of keys: input, bottom row, help and docs all come from it. */
export const KEYMAP: readonly KeyGroup[] = [RUN_KEYS, CROSSHAIR_KEYS, WINDOW_KEYS, CHART_KEYS, SCREEN_KEYS];

export const BINDINGS: readonly Binding[] = KEYMAP.flatMap(({ bindings }) => bindings);

const byKey = new Map(BINDINGS.flatMap((binding) => binding.keys.map((key) => [key, binding] as const)));

export function bindingOf(key: string): Binding | undefined {
  return byKey.get(key);
}

/** The table as Markdown, for the docs. */
export function keymapMarkdown(): string {
  return KEYMAP.map(({ heading, bindings }) =>
    [
      `| ${heading} | |`,
      '| --- | --- |',
      ...bindings.map(({ shown, help }) => `| ${shown.replaceAll(/[|<>]/g, '\\$&')} | ${help} |`),
    ].join('\n'),
  ).join('\n\n');
}
