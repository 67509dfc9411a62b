import type { Figure, FigureAxis } from '../plot/figure.js';
import { minorTicks, tickLabel, ticks } from '../plot/ticks.js';
import type { Box } from './box.js';
import { element, escapeXml } from './element.js';
import { fitText, textPixels } from './text-size.js';

export interface AxisOptions {
  /** Whether labels are small (default false). */
  readonly small?: boolean;
  /** Whether the axes have their labels and titles (default true). */
  readonly xLabels?: boolean;
  readonly yLabels?: boolean;
  readonly titles?: boolean;
}

/** Sizes of fonts, as in the style. */
const NORMAL = 11;
const SMALL = 9;

function labelStyle(anchor: 'middle' | 'end', small: boolean): { 'text-anchor': string; class?: string } {
  return { 'text-anchor': anchor, ...(small ? { class: 'small' } : {}) };
}

function lines(d: string, attributes: Readonly<Record<string, string | number>> = {}): string {
  return d === '' ? '' : element('path', { d, ...attributes });
}

/** Grid, frame, ticks with minor ones on log axes, labels and titles. */
export function axes(figure: Figure, box: Box, options: AxisOptions = {}): string {
  const { small = false, xLabels = true, yLabels = true, titles = true } = options;
  const { left, top, right, bottom, across, down } = box;
  const places = ticks(box.x, Math.max(2, Math.floor(box.width / 80)));
  const values = ticks(box.y, Math.max(2, Math.floor(box.height / 45)));
  const grid = values.map((value) => `M${left} ${down(value).toFixed(1)}h${box.width}`).join('');
  const major = [
    ...places.map((place) => `M${across(place).toFixed(1)} ${bottom}v5`),
    ...values.map((value) => `M${left} ${down(value).toFixed(1)}h-5`),
  ].join('');
  const minor = [
    ...minorTicks(box.x).map((place) => `M${across(place).toFixed(1)} ${bottom}v3`),
    ...minorTicks(box.y).map((value) => `M${left} ${down(value).toFixed(1)}h-3`),
  ].join('');
  return [
    element('g', { class: 'grid' }, lines(grid)),
    element(
      'g',
      { class: 'dim' },
      lines(`M${left} ${top}V${bottom}H${right}`),
      lines(minor, { 'stroke-width': 0.7 }),
      lines(major),
      xLabels ? xAxisLabels(figure, box, places, small) : '',
      yLabels ? yAxisLabels(figure, box, values, small) : '',
      titles ? axisTitles(figure, box) : '',
    ),
  ].join('');
}

/** Labels that would touch the one before them are left out. */
function xAxisLabels({ x }: Figure, box: Box, places: readonly number[], small: boolean): string {
  const size = small ? SMALL : NORMAL;
  let used = Number.NEGATIVE_INFINITY;
  return places
    .map((place) => {
      const label = tickLabel(place, x.unit);
      const half = textPixels(label, size) / 2;
      const at = box.across(place);
      if (at - half < used + 6) return '';
      used = at + half;
      return element('text', { x: at, y: box.bottom + 7 + size, ...labelStyle('middle', small) }, label);
    })
    .join('');
}

function yAxisLabels({ y }: Figure, box: Box, values: readonly number[], small: boolean): string {
  return values
    .map((value) =>
      element(
        'text',
        { x: box.left - 8, y: box.down(value) + 3.7, ...labelStyle('end', small) },
        tickLabel(value, y.unit),
      ),
    )
    .join('');
}

const SCALE_WORDS = { log: ', log scale', logit: ', logit scale', linear: '' } as const;

/** The title of an axis with its scale. */
export function axisWords({ title, kind }: FigureAxis): string {
  return `${title}${SCALE_WORDS[kind]}`;
}

function axisTitles({ x, y }: Figure, box: Box): string {
  const middle = (box.top + box.bottom) / 2;
  return [
    element(
      'text',
      { x: (box.left + box.right) / 2, y: box.bottom + 35, 'text-anchor': 'middle' },
      escapeXml(fitText(axisWords(x), box.width, NORMAL)),
    ),
    element(
      'text',
      { 'text-anchor': 'middle', transform: `translate(${box.left - 46} ${middle.toFixed(1)})rotate(-90)` },
      escapeXml(axisWords(y)),
    ),
  ].join('');
}
