import type { FigureX, FigureY, Quantity } from '../../report/plot/figure.js';
import type { GlyphSet } from '../../report/plot/raster.js';
import type { SortKey } from './listing.js';

/** What the user has chosen. Everything that is shown follows from it, the analysis and the size of the terminal. */
export interface ViewState {
  /** Id of the chosen run; undefined: the first of the list. */
  readonly chosen: string | undefined;
  /** Runs that are drawn together with the chosen one; the place in the list is the colour, for as long as it is marked. */
  readonly marks: readonly (Mark | undefined)[];
  readonly sort: SortKey;
  readonly filter: Filter;
  /** Pages by which the details, or the help, are moved up. */
  readonly page: number;
  /** What lies over the screen and takes the keys. */
  readonly layer: 'help' | 'export' | undefined;
  /** Whether the list of runs takes the place of the chart. */
  readonly showsTable: boolean;
  readonly chart: ChartState;
  /** Where the crosshair stands, in the unit of the x axis. */
  readonly crosshair: number | undefined;
  /** A sentence in place of the hints, until the next key. */
  readonly message: string | undefined;
}

export interface Mark {
  readonly id: string;
  readonly isShown: boolean;
}

export interface Filter {
  readonly applied: string;
  /** What is being typed, and already shows; Enter applies it, Esc drops it. */
  readonly draft: string | undefined;
}

export interface ChartState {
  /** Undefined: what the verdict rests on. */
  readonly quantity: Quantity | undefined;
  readonly x: FigureX;
  /** Undefined: what suits the values. */
  readonly y: FigureY | undefined;
  /** Part of the x axis in sight; undefined: all of it. */
  readonly window: readonly [number, number] | undefined;
  /** Evaluations of the running mean; 1: none. */
  readonly smoothing: number;
  readonly showsFit: boolean;
  readonly seedsAsBand: boolean;
  readonly glyphs: GlyphSet;
}

/** The view as it opens. */
export function initialState(glyphs: GlyphSet): ViewState {
  return {
    chosen: undefined,
    marks: [],
    sort: 'given',
    filter: { applied: '', draft: undefined },
    page: 0,
    layer: undefined,
    showsTable: false,
    chart: {
      quantity: undefined,
      x: 'log',
      y: undefined,
      window: undefined,
      smoothing: 1,
      showsFit: true,
      seedsAsBand: false,
      glyphs,
    },
    crosshair: undefined,
    message: undefined,
  };
}
