import type { Action } from './view-state.js';

export interface Binding {
  /** Names as `keyNames` gives them. */
  readonly keys: readonly string[];
  /** How the keys are written for people. */
  readonly shown: string;
  /** A word or two for the bottom row; absent where the key needs no hint. */
  readonly hint?: string;
  /** A sentence for the help. */
  readonly help: string;
  readonly action: Action;
  /** Only of use with more than one run. */
  readonly manyRuns?: true;
}

/** The one table of keys: input, bottom row and help all come from it. */
export const KEYMAP: readonly Binding[] = [
  {
    keys: ['j', 'down'],
    shown: 'j ↓',
    hint: 'next run',
    help: 'Show the next run.',
    action: 'nextRun',
    manyRuns: true,
  },
  {
    keys: ['k', 'up'],
    shown: 'k ↑',
    hint: 'previous',
    help: 'Show the previous run.',
    action: 'previousRun',
    manyRuns: true,
  },
  {
    keys: [' ', 'pagedown'],
    shown: 'space',
    hint: 'more',
    help: 'Show more of the details.',
    action: 'nextPage',
  },
  {
    keys: ['b', 'pageup'],
    shown: 'b',
    hint: 'back',
    help: 'Go back in the details.',
    action: 'previousPage',
  },
  {
    keys: ['x'],
    shown: 'x',
    hint: 'log/linear',
    help: 'Switch the steps between a log and a linear axis.',
    action: 'toggleScale',
  },
  { keys: ['?', 'h'], shown: '?', hint: 'help', help: 'Open or close this help.', action: 'toggleHelp' },
  { keys: ['escape'], shown: 'Esc', help: 'Close the help.', action: 'closeHelp' },
  { keys: ['q'], shown: 'q', hint: 'quit', help: 'Quit.', action: 'quit' },
  { keys: ['ctrl+c'], shown: 'Ctrl-C', help: 'Quit with exit code 130.', action: 'interrupt' },
];

interface KeyFlags {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly escape: boolean;
  readonly ctrl: boolean;
}

/** Names of the keys in one input event. Fast typing arrives as several characters in one event. */
export function keyNames(input: string, key: KeyFlags): string[] {
  if (key.upArrow) return ['up'];
  if (key.downArrow) return ['down'];
  if (key.pageUp) return ['pageup'];
  if (key.pageDown) return ['pagedown'];
  if (key.escape) return ['escape'];
  if (key.ctrl) return [`ctrl+${input}`];
  return Array.from(input);
}

export function actionOf(key: string): Action | undefined {
  return KEYMAP.find(({ keys }) => keys.includes(key))?.action;
}
