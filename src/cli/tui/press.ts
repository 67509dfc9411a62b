import { EXPORTS } from './export-view.js';
import { typed } from './filter-prompt.js';
import { bindingOf } from './keymap.js';
import type { Step } from './keys/binding.js';
import type { View } from './view.js';
import type { ViewState } from './view-state.js';

/** What a key makes of a view: the next state, and what else is to be done. Pure. */
export function press(view: View, key: string): Step {
  const state: ViewState =
    view.state.message === undefined ? view.state : { ...view.state, message: undefined };
  const current = state === view.state ? view : { ...view, state };
  if (state.filter.draft !== undefined && !isControl(key))
    return { state: typed(state, state.filter.draft, key) };
  if (state.layer === 'export' && !isControl(key) && key !== 'escape') return chooseExport(state, key);
  const binding = bindingOf(key);
  if (!binding)
    return { state: isPrintable(key) ? said(state, `${key} does nothing here; ? lists the keys.`) : state };
  const why = binding.why?.(current);
  if (why) return { state: said(state, why) };
  const next = binding.act?.(current, key) ?? state;
  const shown: ViewState =
    state.layer === 'help' && !binding.inHelp ? { ...next, layer: undefined, page: 0 } : next;
  return { state: shown, ...(binding.effect ? { effect: binding.effect } : {}) };
}

/** The state with a sentence in place of the hints. */
export function said(state: ViewState, message: string): ViewState {
  return { ...state, message };
}

function chooseExport(state: ViewState, key: string): Step {
  const chosen = EXPORTS.find((one) => one.key === key);
  if (!chosen)
    return { state: said(state, `Press ${listed(EXPORTS.map((one) => one.key))}, or Esc to leave it.`) };
  return { state: { ...state, layer: undefined }, effect: { export: chosen.format } };
}

/** `s, h, t or j`. */
function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function isControl(key: string): boolean {
  return key.startsWith('ctrl+');
}

function isPrintable(key: string): boolean {
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(key);
}
