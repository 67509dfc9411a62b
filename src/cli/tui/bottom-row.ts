import { type Line, line, type Span, shorten, span, textWidth } from '../../report/lines.js';
import { EXPORTS } from './export-view.js';
import { filterPrompt } from './filter-prompt.js';
import { BINDINGS } from './keymap.js';
import type { Binding } from './keys/binding.js';
import type { View } from './view.js';

/** The last row: what is being typed, else what the last key has to say, else the keys that can do something now. */
export function bottomRow(view: View): Line {
  const { state, size } = view;
  const width = size.columns - 1;
  if (state.message !== undefined) return line(shorten(state.message, width), 'waiting');
  if (state.filter.draft !== undefined) return filterPrompt(view);
  if (state.layer === 'export') return exportPrompt();
  return hints(view, width);
}

function exportPrompt(): Line {
  return [
    span('Export  '),
    ...EXPORTS.flatMap(({ key, name }) => [span(key, 'strong'), span(` ${name}   `, 'dim')]),
    span('Esc', 'strong'),
    span(' leave it', 'dim'),
  ];
}

/** Columns of a hint with the gap after it. */
function hintWidth({ shown, hint = '' }: Binding): number {
  return textWidth(`${shown} ${hint}`) + 3;
}

/** As many hints as fit; those of help and quit always. */
function hints(view: View, width: number): Line {
  const useful = BINDINGS.filter(({ hint, why, inHelp }) => {
    if (!hint || why?.(view) !== undefined) return false;
    return view.state.layer !== 'help' || inHelp;
  });
  const last = useful.filter(({ keys }) => keys.includes('?') || keys.includes('q'));
  const rest = useful.filter((binding) => !last.includes(binding));
  let room = width - last.reduce((sum, binding) => sum + hintWidth(binding), -3);
  const shown = rest.filter((binding) => {
    room -= hintWidth(binding);
    return room >= 0;
  });
  return [...shown, ...last].flatMap((binding, i): Span[] => [
    span(i === 0 ? '' : '   '),
    span(binding.shown, 'strong'),
    span(` ${binding.hint}`, 'dim'),
  ]);
}
