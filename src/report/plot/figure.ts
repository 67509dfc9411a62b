/** What stands on the x axis: the axis of the log on a log or linear scale, or the decay clock s = Σ lr·wd. */
export type FigureX = 'log' | 'linear' | 'clock';

/** Scale of the y axis; `logit` only for accuracies, `log` only for positive values. */
export type FigureY = 'linear' | 'log' | 'logit';

export type Quantity = 'accuracy' | 'loss';

export interface FigureOptions {
  /** Default: what the verdict of the first run rests on, else what is there. */
  readonly quantity?: Quantity;
  /** Default: log. Runs without a decay clock are left out of a figure on the clock. */
  readonly x?: FigureX;
  /** Default: linear for accuracies, log for losses that are all positive. A scale that cannot show the values gives way. */
  readonly y?: FigureY;
  /** Part of the x axis to show, in its own unit. Default: all of it. */
  readonly window?: readonly [number, number];
  /** Evaluations of the centred running mean that is drawn over the logged curve. Default: 1, no smoothing. */
  readonly smoothing?: number;
  /** Whether runs that differ only in their seed are drawn as one band. Default: false. */
  readonly seedsAsBand?: boolean;
  /** Which of the colours and letters each run has, so that it keeps them when others come and go. Default: its place. */
  readonly slots?: readonly number[];
}

/** One logged curve as it is drawn. `x` and `y` have the same length, x ascends, values are finite. */
export interface FigureCurve {
  /** Index into `Figure.runs`. */
  readonly run: number;
  readonly role: 'train' | 'test';
  /** For the legend: `train accuracy`. */
  readonly label: string;
  /** Name in the log, safe to print. */
  readonly name: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The smoothed values, where they were asked for. */
  readonly smooth?: Float64Array;
}

/** A line with the region around it: a fitted move with the 95 % interval of its time, or seeds with their range. */
export interface FigureBand {
  readonly run: number;
  readonly kind: 'fit' | 'seeds';
  /** How many runs a band of seeds is made of. */
  readonly seeds?: number;
  readonly role: 'train' | 'test';
  readonly label: string;
  readonly x: Float64Array;
  readonly middle: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export type MarkerKind = 'memorised' | 't10' | 't50' | 't90' | 'theory' | 'forecast';

/** A place on the x axis that the diagnosis names. */
export interface FigureMarker {
  readonly run: number;
  readonly kind: MarkerKind;
  readonly label: string;
  readonly x: number;
  /** Where it lies with the stated confidence; only t50 (95 %) and a forecast (80 %) have one. */
  readonly interval?: readonly [number, number];
}

export interface FigureAxis {
  readonly title: string;
  readonly kind: 'linear' | 'log' | 'logit';
  /** What is shown, from left to right or from bottom to top; clamped to what the scale can show. */
  readonly domain: readonly [number, number];
  /** `percent`: values are fractions that are written as percentages. */
  readonly unit: 'percent' | 'number';
}

/** A chart before it is drawn: what the terminal, SVG and HTML share. */
export interface Figure {
  /** Names of the runs, short and safe to print. */
  readonly runs: readonly string[];
  /** Which of the colours and letters each run has. Default: its place. */
  readonly slots?: readonly number[];
  readonly quantity: Quantity;
  readonly curves: readonly FigureCurve[];
  readonly bands: readonly FigureBand[];
  /** By run, then by x. */
  readonly markers: readonly FigureMarker[];
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** All that the x axis could show, for zooming out. */
  readonly extent: readonly [number, number];
}
