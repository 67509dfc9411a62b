import type { Diagnosis } from '../../detectors/diagnosis.js';
import { joinSpans, type Line, span, type Style, textWidth } from '../lines.js';

/** A step that the chart points out. */
export interface Marker {
  readonly step: number;
  readonly label: string;
  readonly style: Style;
}

/** The steps of a diagnosis that a chart points out: memorised, t50, and what (1/λ)·log α predicts. */
export function markersOf({ memorized, transition, theory }: Diagnosis): Marker[] {
  const markers: Marker[] = [];
  if (memorized) markers.push({ step: memorized.step, label: 'memorised', style: 'train' });
  if (transition) markers.push({ step: transition.t50, label: 't50', style: 'test' });
  if (theory.applies && theory.predictedStep !== null)
    markers.push({ step: theory.predictedStep, label: 'theory', style: 'theory' });
  return markers.filter(({ step }) => Number.isFinite(step)).toSorted((a, b) => a.step - b.step);
}

/**
 * Two rows above a plot of `width` cells: the labels, and under them a mark at each step, with a bar from t10 to t90.
 * `columnOf` gives the cell of a step, clamped to the plot; `end` is the last step of the plot.
 */
export function markerRows(
  diagnosis: Diagnosis,
  columnOf: (step: number) => number,
  end: number,
  width: number,
): [Line, Line] {
  const marks = Array.from({ length: width }, () => span(' '));
  const { transition } = diagnosis;
  if (transition) {
    const [from, to] = [columnOf(transition.t10), columnOf(transition.t90)];
    for (let column = from; column <= to; column += 1) {
      marks[column] = span(column === from ? '├' : column === to ? '┤' : '─', 'test');
    }
  }
  const markers = markersOf(diagnosis);
  for (const { step, style } of markers) marks[columnOf(step)] = span(step > end ? '→' : '▾', style);
  return [labelRow(markers, columnOf, end, width), joinSpans(marks)];
}

/** Labels centred over their marks, pushed right where they would overlap, left out where there is no room. */
function labelRow(
  markers: readonly Marker[],
  columnOf: (step: number) => number,
  end: number,
  width: number,
): Line {
  const row = [];
  let used = 0;
  for (const { step, label, style } of markers) {
    const text = step > end ? `${label} →` : label;
    const size = textWidth(text);
    const centred = columnOf(step) - Math.floor(size / 2);
    const gap = used === 0 ? 0 : 1;
    const start = Math.max(used + gap, Math.min(centred, width - size));
    if (start + size > width) continue;
    row.push(span(' '.repeat(start - used)), span(text, style));
    used = start + size;
  }
  return row;
}
