import type { Analysis } from '../../src/analysis.js';
import type { Size } from '../../src/cli/tui/layout.js';
import { press } from '../../src/cli/tui/press.js';
import { screen } from '../../src/cli/tui/screen.js';
import { type AnalysisSource, fixedSource } from '../../src/cli/tui/source.js';
import { openView, type ViewOptions } from '../../src/cli/tui/terminal.js';
import { type View, viewOf } from '../../src/cli/tui/view.js';
import { initialState } from '../../src/cli/tui/view-state.js';
import { renderLines } from '../../src/report/ansi.js';
import { ScreenTerminal } from './screen-terminal.js';

/** The view with a real screen under it, in this process. `said`: the size that the terminal says it has, where it lies. */
export function openOn(
  what: Analysis | AnalysisSource,
  { columns, rows }: Size = { columns: 110, rows: 34 },
  options: Partial<ViewOptions> = {},
  said?: Size,
): { terminal: ScreenTerminal; ended: ReturnType<typeof openView> } {
  const terminal = new ScreenTerminal(columns, rows);
  const { stdin, stdout } = terminal;
  if (said) Object.assign(stdout, said);
  const source = 'current' in what ? what : fixedSource(what);
  const ended = openView(source, {
    stdin,
    stdout,
    color: false,
    glyphs: 'braille',
    isSpoken: false,
    flags: [],
    folder: '.',
    ...options,
  });
  return { terminal, ended };
}

/** What the keys make of a view, one after the other, without a terminal. */
export function after(
  analysis: Analysis,
  keys: readonly string[],
  size: Size = { columns: 110, rows: 34 },
): View {
  let view = viewOf({ analysis, size }, initialState('braille'));
  // What is shown first stays chosen, however the list is sorted.
  view = viewOf(view, { ...view.state, chosen: view.chosen?.analysed.run.id });
  for (const key of keys) view = viewOf(view, press(view, key).state);
  return view;
}

/** A screen as text, without colours. */
export function textOf(view: View): string {
  return renderLines(screen(view), { color: false, ascii: view.state.chart.glyphs === 'ascii' });
}

/** A screen as a terminal gives it back: without colours and without blanks at the ends of rows. */
export function shownOf(view: View): string {
  return textOf(view)
    .split('\n')
    .map((row) => row.trimEnd())
    .join('\n')
    .trimEnd();
}

/** What a terminal sends for keys that are no characters. */
export const SENT = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  'shift+right': '\u001b[1;2C',
  'shift+left': '\u001b[1;2D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageup: '\u001b[5~',
  pagedown: '\u001b[6~',
  enter: '\r',
  tab: '\t',
  backspace: '\u007f',
  escape: '\u001b',
  'ctrl+c': '\u0003',
  'ctrl+l': '\u000c',
  'ctrl+z': '\u001a',
} as const;
