import type { FigureX } from '../../report/plot/figure.js';

/** What the view shows. */
export interface ViewState {
  /** Index of the chosen run. */
  readonly selected: number;
  readonly xScale: Exclude<FigureX, 'clock'>;
  readonly isHelpOpen: boolean;
  /** Pages by which the details are moved up. */
  readonly page: number;
}

interface Limits {
  readonly runs: number;
  readonly pages: number;
}

/** What a key can do to the state. */
export const MOVES = {
  nextRun: (state: ViewState, { runs }: Limits): ViewState =>
    select(state, Math.min(runs - 1, state.selected + 1)),
  previousRun: (state: ViewState): ViewState => select(state, Math.max(0, state.selected - 1)),
  nextPage: (state: ViewState, { pages }: Limits): ViewState => ({
    ...state,
    page: Math.min(pages - 1, state.page + 1),
  }),
  previousPage: (state: ViewState): ViewState => ({ ...state, page: Math.max(0, state.page - 1) }),
  toggleScale: (state: ViewState): ViewState => ({
    ...state,
    xScale: state.xScale === 'log' ? 'linear' : 'log',
  }),
  toggleHelp: (state: ViewState): ViewState => ({ ...state, isHelpOpen: !state.isHelpOpen }),
  closeHelp: (state: ViewState): ViewState => ({ ...state, isHelpOpen: false }),
} as const;

/** What a key does: change the state, or end the view. */
export type Action = keyof typeof MOVES | 'quit' | 'interrupt';

export const INITIAL_STATE: ViewState = { selected: 0, xScale: 'log', isHelpOpen: false, page: 0 };

function select(state: ViewState, selected: number): ViewState {
  return selected === state.selected ? state : { ...state, selected, page: 0 };
}
