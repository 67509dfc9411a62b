import type { AnalysedRun } from '../../analysis.js';
import { type Line, type Span, span, textWidth } from '../../report/lines.js';
import { formatNumber, formatPercent, formatStep } from '../../report/numbers.js';
import type { Figure, FigureX, Quantity } from '../../report/plot/figure.js';
import { penOf, runLetter } from '../../report/plot/pens.js';
import { chartSubject } from '../../report/plot/subject.js';
import { type XValues, xValues } from '../../report/plot/x-values.js';
import type { Curve } from '../../run/curves.js';
import { nearest } from './crosshair.js';
import type { DrawnRun } from './overlay.js';

/** What one run has at a place of the x axis; values are those of the nearest evaluation, absent beyond the curve. */
export interface Reading {
  readonly train: number | undefined;
  readonly test: number | undefined;
  readonly norm: number | undefined;
  /** Whether the values are fractions. */
  readonly isFraction: boolean;
}

/** The values of a run at a place. */
export function readingAt(run: AnalysedRun, quantity: Quantity, x: FigureX, place: number): Reading {
  const subject = chartSubject(run, quantity);
  const places = xValues(run, x);
  if (!subject || 'why' in places)
    return { train: undefined, test: undefined, norm: undefined, isFraction: false };
  return {
    train: valueAt(subject.train, places, place),
    test: valueAt(subject.test, places, place),
    norm: valueAt(run.curves.weightNorm, places, place),
    isFraction: (subject.test ?? subject.train)?.unit === 'fraction',
  };
}

function valueAt(curve: Curve | undefined, places: XValues, place: number): number | undefined {
  if (!curve) return undefined;
  const xs = places.of(curve);
  const i = nearest(xs, place);
  if (i === undefined) return undefined;
  const [first, last] = [xs[0]!, xs.at(-1)!];
  return place < first || place > last ? undefined : curve.values[i];
}

/** Where the crosshair stands and what each run has there, with the gap between train and test, as far as there is room. */
export function readOut(
  figure: Figure,
  drawn: readonly DrawnRun[],
  x: FigureX,
  place: number,
  width: number,
): Line {
  const isSingle = figure.runs.length === 1;
  const seen = new Set<number>();
  const entries = drawn.flatMap(({ analysed, slot }, run): Span[] => {
    if (seen.has(slot)) return [];
    seen.add(slot);
    const reading = readingAt(analysed, figure.quantity, x, place);
    const letter = isSingle ? [] : [span(`  ${runLetter(slot)}`, penOf(figure, run, 'test').style)];
    return [...letter, ...valueSpans(reading, figure, run, isSingle)];
  });
  return fitting([span(`│ ${xWords(figure, x)} ${formatStep(place)}`, 'strong'), ...entries], width);
}

function fitting(spans: readonly Span[], width: number): Line {
  let room = width;
  const end = spans.findIndex(({ text }) => {
    room -= textWidth(text);
    return room < 0;
  });
  return end < 0 ? spans : spans.slice(0, end);
}

function valueSpans(
  { train, test, norm, isFraction }: Reading,
  figure: Figure,
  run: number,
  isSingle: boolean,
): Span[] {
  const gap = train === undefined || test === undefined ? undefined : train - test;
  const space = isSingle ? '   ' : ' ';
  return [
    span(`${space}train ${valueWords(train, isFraction)}`, penOf(figure, run, 'train').style),
    span(`${space}test ${valueWords(test, isFraction)}`, penOf(figure, run, 'test').style),
    ...(gap === undefined ? [] : [span(`${space}gap ${gapWords(gap, isFraction)}`)]),
    ...(isSingle && norm !== undefined ? [span(`${space}norm ${formatNumber(norm)}`, 'dim')] : []),
  ];
}

/** A value with a digit more than a report gives it, since here it is looked at closely. */
export function valueWords(value: number | undefined, isFraction: boolean): string {
  if (value === undefined) return '-';
  if (!isFraction) return formatNumber(value);
  const percent = value * 100;
  return Math.abs(percent - Math.round(percent)) < 0.05 ? formatPercent(value) : `${percent.toFixed(1)} %`;
}

/** A difference of fractions in percentage points. */
export function gapWords(gap: number, isFraction: boolean): string {
  return isFraction ? `${(gap * 100).toFixed(1)} points` : formatNumber(gap);
}

export function xWords({ x: { title } }: Figure, x: FigureX): string {
  return x === 'clock' ? 's =' : title;
}
