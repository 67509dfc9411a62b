import type { AnalysedRun } from '../../analysis.js';
import type { FigureBand, FigureMarker } from '../plot/figure.js';
import { figureOf } from '../plot/figure-of.js';
import { placeWords } from '../svg/lanes.js';
import { keptIndices } from './thin.js';

/** Points of all curves of a page together, and of one. */
const MOST_POINTS = 60_000;
const MOST_OF_ONE = 4000;

/** What the script of the page draws. */
export interface Payload {
  readonly x: string;
  readonly y: { readonly title: string; readonly log: boolean; readonly percent: boolean };
  readonly runs: readonly PayloadRun[];
  /** Evaluations of the log, and how many of them the page has. */
  readonly points: readonly [logged: number, kept: number];
}

interface PayloadRun {
  readonly name: string;
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
  const figure = figureOf(runs);
  if (!figure) return undefined;
  const most = Math.min(MOST_OF_ONE, Math.floor(MOST_POINTS / Math.max(1, figure.curves.length)));
  let [logged, kept] = [0, 0];
  const curvesOf = (run: number): PayloadRun['curves'] =>
    figure.curves
      .filter((curve) => curve.run === run)
      .map(({ role, label, x, y }) => {
        const indices = keptIndices(x, y, most);
        logged += x.length;
        kept += indices.length;
        return {
          role,
          label,
          x: indices.map((i) => short(x[i]!, 9)),
          y: indices.map((i) => short(y[i]!, 5)),
        };
      });
  const payload = figure.runs.map((name, run): PayloadRun => {
    const fit = figure.runs.length === 1 ? figure.bands.find(({ kind }) => kind === 'fit') : undefined;
    return {
      name,
      curves: curvesOf(run),
      fit: fit ? fitOf(fit) : null,
      marks: figure.markers.filter((marker) => marker.run === run).map(markOf),
    };
  });
  const { title, kind, unit } = figure.y;
  return {
    x: figure.x.title,
    y: { title, log: kind === 'log', percent: unit === 'percent' },
    runs: payload,
    points: [logged, kept],
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
