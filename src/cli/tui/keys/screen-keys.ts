import { whyNoRun } from '../no-run.js';
import type { View } from '../view.js';
import type { ViewState } from '../view-state.js';
import { type KeyGroup, withChart } from './binding.js';

/** Details, help, and what is taken away from the view. */
export const SCREEN_KEYS: KeyGroup = {
  heading: 'Screen',
  bindings: [
    {
      keys: ['d', 'pagedown'],
      shown: 'd PgDn',
      hint: 'more',
      help: 'Show more of the details, or of this help.',
      why: ({ page, pages }) => (page < pages - 1 ? undefined : 'That is all there is.'),
      act: ({ state, page }) => ({ ...state, page: page + 1 }),
      inHelp: true,
    },
    {
      keys: ['u', 'pageup'],
      shown: 'u PgUp',
      help: 'Go back in them.',
      why: ({ page }) => (page > 0 ? undefined : 'This is the beginning.'),
      act: ({ state, page }) => ({ ...state, page: page - 1 }),
      inHelp: true,
    },
    {
      keys: ['e'],
      shown: 'e',
      hint: 'export',
      help: 'Write what is shown to a file: SVG, HTML, text or JSON.',
      why: whyNoRun,
      act: ({ state }) => ({ ...state, layer: 'export' }),
    },
    {
      keys: ['c'],
      shown: 'c',
      hint: 'copy command',
      help: 'Copy the command that makes the report of what is shown.',
      why: whyNoRun,
      effect: 'copy',
    },
    {
      keys: ['?', 'h'],
      shown: '?',
      hint: 'help',
      help: 'Open or close this help.',
      act: ({ state }) => ({ ...state, layer: state.layer === 'help' ? undefined : 'help', page: 0 }),
      inHelp: true,
    },
    {
      keys: ['escape'],
      shown: 'Esc',
      help: 'Go one layer out: help, crosshair, zoom, table, filter, kept runs.',
      why: (view) => (layersOut(view) ? undefined : 'There is nothing to leave; q quits.'),
      act: (view) => layersOut(view) ?? view.state,
      inHelp: true,
    },
    {
      keys: ['ctrl+l'],
      shown: 'Ctrl-L',
      help: 'Draw the screen anew, where others have written on it.',
      effect: 'redraw',
      inHelp: true,
    },
    { keys: ['q'], shown: 'q', hint: 'quit', help: 'Quit.', effect: 'quit', inHelp: true },
    {
      keys: ['ctrl+c'],
      shown: 'Ctrl-C',
      help: 'Quit with exit code 130.',
      effect: 'interrupt',
      inHelp: true,
    },
    {
      keys: ['ctrl+z'],
      shown: 'Ctrl-Z',
      help: 'Go back to the shell for a while; fg returns.',
      effect: 'suspend',
      inHelp: true,
    },
  ],
};

/** The state with the outermost layer taken away; undefined where nothing lies over the first screen. */
function layersOut(view: View): ViewState | undefined {
  const { state } = view;
  if (state.layer) return { ...state, layer: undefined, page: 0 };
  if (state.showsTable) return { ...state, showsTable: false };
  if (state.crosshair !== undefined) return { ...state, crosshair: undefined };
  if (state.chart.window) return withChart(view, { window: undefined });
  if (state.filter.applied !== '') return { ...state, filter: { applied: '', draft: undefined } };
  if (state.marks.some((mark) => mark !== undefined)) return { ...state, marks: [] };
  return undefined;
}
