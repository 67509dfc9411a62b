import { clean } from '../../report/clean.js';
import { type Line, span } from '../../report/lines.js';
import type { View } from './view.js';
import type { ViewState } from './view-state.js';

/** The state after a key while a filter is typed. The draft shows at once; Enter applies it, Esc drops it. */
export function typed(state: ViewState, draft: string, key: string): ViewState {
  const withDraft = (text: string): ViewState => ({ ...state, filter: { ...state.filter, draft: text } });
  if (key === 'enter') return { ...state, filter: { applied: draft.trim(), draft: undefined } };
  if (key === 'escape') return { ...state, filter: { ...state.filter, draft: undefined } };
  if (key === 'backspace') return withDraft(Array.from(draft).slice(0, -1).join(''));
  return Array.from(key).length === 1 ? withDraft(draft + clean(key)) : state;
}

/** The bottom row while a filter is typed. */
export function filterPrompt({ state, listed, analysis }: View): Line {
  return [
    span('/', 'strong'),
    span(`${state.filter.draft ?? ''}▏`),
    span(`  ${listed.length} of ${analysis.runs.length} runs.  `, 'dim'),
    span('Enter'),
    span(' applies  ', 'dim'),
    span('Esc'),
    span(' drops', 'dim'),
  ];
}
