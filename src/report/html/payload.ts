import type { AnalysedRun } from '../../analysis.js';
import { formatStep } from '../numbers.js';
import type { Figure, FigureBand, FigureMarker, Quantity } from '../plot/figure.js';
import { figureOf } from '../plot/figure-of.js';
import { placeWords } from '../svg/lanes.js';
import { keptIndices } from './thin.js';

/** Points of all curves of a page together, and of one. */
const MOST_POINTS = 60_000;
const MOST_OF_ONE = 4000;

/** What the script of the page draws. */
export interface Payload {
  readonly x: string;
  /** The names of all runs. */
  readonly names: readonly string[];
  /** One for each quantity that was logged, the one that is shown first in front. */
  readonly charts: readonly PayloadChart[];
  /** Evaluations of the log, and how many of them the page has. */
  readonly points: readonly [logged: number, kept: number];
}

interface PayloadChart {
  readonly quantity: Quantity;
  readonly y: { readonly title: string; readonly log: boolean; readonly percent: boolean };
  /** All runs, those without curves too. */
  readonly runs: readonly PayloadRun[];
  /** A sentence on the runs that have no such curves; empty where all have. */
  readonly absent: string;
}

interface PayloadRun {
  readonly curves: readonly {
    readonly role: string;
    readonly label: string;
    readonly x: number[];
    readonly y: number[];
  }[];
  /** The fitted move of a single run. */
  readonly fit: {
    readonly x: number[];
    readonly middle: number[];
    readonly low: number[];
    readonly high: number[];
  } | null;
  readonly marks: readonly { readonly kind: string; readonly label: string; readonly x: number }[];
}

/** The curves of the runs, reduced to what a page can hold. Undefined where there is nothing to draw. */
export function payloadOf(runs: readonly AnalysedRun[]): Payload | undefined {
  const first = figureOf(runs);
  if (!first) return undefined;
  const second = figureOf(runs, { quantity: first.quantity === 'loss' ? 'accuracy' : 'loss' });
  const figures = second ? [first, second] : [first];
  const curves = figures.flatMap((figure) => figure.curves);
  const most = Math.min(MOST_OF_ONE, Math.floor(MOST_POINTS / curves.length));
  const charts = figures.map((figure) => chartOf(figure, most));
  const kept = charts.flatMap((chart) => chart.runs.flatMap((run) => run.curves));
  return {
    x: first.x.title,
    names: first.runs,
    charts,
    points: [sumOf(curves), sumOf(kept)],
  };
}

function sumOf(curves: readonly { readonly x: ArrayLike<number> }[]): number {
  return curves.reduce((sum, { x }) => sum + x.length, 0);
}

function chartOf({ quantity, curves, bands, markers, runs, y }: Figure, most: number): PayloadChart {
  const fit = runs.length === 1 ? bands.find(({ kind }) => kind === 'fit') : undefined;
  const made = runs.map((_, index): PayloadRun => {
    const own = curves.filter(({ run }) => run === index);
    return {
      curves: own.map((curve) => {
        const indices = keptIndices(curve.x, curve.y, most);
        return {
          role: curve.role,
          label: curve.label,
          x: indices.map((i) => short(curve.x[i]!, 9)),
          y: indices.map((i) => short(curve.y[i]!, 5)),
        };
      }),
      fit: fit ? fitOf(fit) : null,
      marks: markers.filter(({ run }) => run === index).map(markOf),
    };
  });
  const missing = made.filter((run) => run.curves.length === 0).length;
  return {
    quantity,
    y: { title: y.title, log: y.kind === 'log', percent: y.unit === 'percent' },
    runs: made,
    absent:
      missing === 0
        ? ''
        : `${formatStep(missing)} of ${formatStep(made.length)} runs have no ${y.title} to draw.`,
  };
}

function fitOf({ x, middle, low, high }: FigureBand): PayloadRun['fit'] {
  return { x: numbers(x), middle: numbers(middle), low: numbers(low), high: numbers(high) };
}

function numbers(values: Float64Array): number[] {
  return Array.from(values, (value) => short(value, 5));
}

function markOf(marker: FigureMarker): PayloadRun['marks'][number] {
  const { kind, label, x } = marker;
  const isEnd = kind === 't10' || kind === 't90';
  return { kind, label: isEnd ? label : `${label} ${placeWords(marker)}`, x: short(x, 7) };
}

function short(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
