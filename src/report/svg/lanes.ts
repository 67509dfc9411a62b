import { formatNumber, formatStep } from '../numbers.js';
import type { Figure, FigureMarker } from '../plot/figure.js';
import type { Box } from './box.js';
import { element, escapeXml } from './element.js';
import { mark, runShape, type Shape } from './marks.js';
import { textPixels } from './text-size.js';
import { MARKER_CLASS, runClass } from './theme.js';

/** One row above the plot: the marks of one colour, and what they say. */
interface Lane {
  readonly colour: string;
  readonly markers: readonly FigureMarker[];
  /** Mark of t50. */
  readonly shape: Shape;
  /** The longest that fits beside the marks is written. */
  readonly labels: readonly string[];
}

export const LANE_HEIGHT = 16;

/** Lanes with times: one a kind of marker for a single run, one a run where there are several. */
export function lanesOf(figure: Figure): Lane[] {
  if (figure.runs.length > 1) return runLanes(figure);
  const { markers } = figure;
  const only = (...kinds: readonly FigureMarker['kind'][]): FigureMarker[] =>
    markers.filter(({ kind }) => kinds.includes(kind));
  const groups = [only('memorised'), only('t10', 't50', 't90'), only('theory'), only('forecast')];
  return groups
    .filter((one) => one.length > 0)
    .map((one) => ({
      colour: MARKER_CLASS[one[0]!.kind],
      markers: one,
      shape: 'diamond',
      labels: labelsOf(one, figure.x.title),
    }));
}

function runLanes({ runs, markers }: Figure): Lane[] {
  return runs.flatMap((_, run) => {
    const own = markers.filter((marker) => marker.run === run);
    const middle = own.find(({ kind }) => kind === 't50') ?? own.find(({ kind }) => kind === 'forecast');
    if (own.length === 0) return [];
    const labels = middle ? [`${middle.label} ${placeWords(middle)}`] : own.map((marker) => marker.label);
    return [{ colour: runClass(run), markers: own, shape: runShape(run), labels }];
  });
}

function labelsOf(markers: readonly FigureMarker[], axis: string): string[] {
  const at = (wanted: FigureMarker['kind']): FigureMarker | undefined =>
    markers.find(({ kind }) => kind === wanted);
  const main = at('t50') ?? markers[0]!;
  const name = LANE_NAMES[main.kind];
  const short = `${main.label} ${placeWords(main)}`;
  const [t10, t90] = [at('t10'), at('t90')];
  const range = t10 && t90 ? `; 10 % at ${place(t10.x)}, 90 % at ${place(t90.x)}` : '';
  const whole = `${name} ${axis === 'step' ? 'at step ' : ''}${placeWords(main)}`;
  return [`${whole}${range}`, whole, short, `${main.label} ${place(main.x)}`, main.label];
}

const LANE_NAMES: Readonly<Record<FigureMarker['kind'], string>> = {
  memorised: 'train memorised',
  t10: '10 % of the move',
  t50: 'half of the move',
  t90: '90 % of the move',
  theory: 'theory, (1/λ)·log α,',
  forecast: 'half of the move forecast',
};

/** A place and its interval: `982 (95 %: 943–1,000)`. */
export function placeWords({ kind, x, interval }: FigureMarker): string {
  if (!interval) return place(x);
  const level = kind === 'forecast' ? '80 %' : '95 %';
  return `${place(x)} (${level}: ${place(interval[0])}–${place(interval[1])})`;
}

function place(x: number): string {
  return x < 100 ? formatNumber(x, 3) : formatStep(x);
}

/** Draws lanes from `top` on, with faint lines that lead their marks through the plot. */
export function lanes(figure: Figure, box: Box, top: number): string {
  return lanesOf(figure)
    .map((one, row) => lane(one, box, top + (row + 0.5) * LANE_HEIGHT, figure.runs.length > 1))
    .join('');
}

function lane({ colour, markers, shape, labels }: Lane, box: Box, y: number, many: boolean): string {
  const at = (wanted: FigureMarker['kind']): FigureMarker | undefined =>
    markers.find(({ kind }) => kind === wanted);
  const [t10, t90, forecast] = [at('t10'), at('t90'), at('forecast')];
  const parts: string[] = [];
  const taken: Extent[] = [];
  const bar = (from: number, to: number, dash?: string): void => {
    const [a, b] = [box.across(from), box.across(to)];
    taken.push([a, b]);
    const caps = `M${a.toFixed(1)} ${y - 3}v6M${b.toFixed(1)} ${y - 3}v6`;
    parts.push(
      element('path', { d: `M${a.toFixed(1)} ${y}H${b.toFixed(1)}`, 'stroke-dasharray': dash }),
      element('path', { d: caps }),
    );
  };
  if (t10 && t90) bar(t10.x, t90.x);
  if (forecast?.interval) bar(...forecast.interval, '3 2.5');
  for (const marker of markers) {
    const { kind, x, interval } = marker;
    if (kind === 't10' || kind === 't90') continue;
    const px = box.across(x);
    taken.push([px - 5, px + 5]);
    if (!many || kind === 't50') parts.push(guide(px, y, box));
    if (kind === 't50' && interval) {
      const ends = [box.across(interval[0]), box.across(interval[1])] as const;
      taken.push(ends);
      parts.push(thickBar(...ends, y));
    }
    parts.push(symbol(marker, shape, px, y, box));
  }
  const main = at('t50') ?? forecast ?? markers[0]!;
  return element('g', { class: colour }, ...parts, label(labels, box.across(main.x), taken, y, box));
}

type Extent = readonly [from: number, to: number];

function guide(x: number, y: number, box: Box): string {
  return element('path', {
    d: `M${x.toFixed(1)} ${y + 6}V${box.bottom}`,
    'stroke-width': 1,
    'stroke-dasharray': '2 3',
    opacity: 0.55,
  });
}

function thickBar(from: number, to: number, y: number): string {
  return element('path', {
    d: `M${from.toFixed(1)} ${y}H${to.toFixed(1)}`,
    'stroke-width': 5,
    opacity: 0.4,
  });
}

function symbol({ kind, x }: FigureMarker, shape: Shape, px: number, y: number, box: Box): string {
  if (x > box.x.domain[1]) return element('path', { d: `M${px - 5} ${y - 4}l5 4l-5 4`, 'stroke-width': 1.5 });
  if (kind === 't50') return mark(shape, px, y);
  if (kind === 'memorised') return mark('down', px, y);
  return mark(kind === 'theory' ? 'square' : 'circle', px, y, 'hollow');
}

/** The longest label that fits right or left of what is drawn at `x`, without touching anything else of the lane. */
function label(labels: readonly string[], x: number, taken: readonly Extent[], y: number, box: Box): string {
  const around = taken.filter(([from, to]) => from <= x && to >= x);
  const [from, to] = [Math.min(...around.map(([a]) => a)) - GAP, Math.max(...around.map(([, b]) => b)) + GAP];
  const isFree = (start: number, end: number): boolean =>
    start >= box.left && end <= box.right && taken.every(([a, b]) => end < a || start > b);
  for (const text of labels) {
    const size = textPixels(text, 11);
    const isRight = isFree(to, to + size);
    if (!isRight && !isFree(from - size, from)) continue;
    return element(
      'text',
      { class: 'halo', x: isRight ? to : from, y: y + 3.7, 'text-anchor': isRight ? undefined : 'end' },
      escapeXml(text),
    );
  }
  return '';
}

const GAP = 6;
