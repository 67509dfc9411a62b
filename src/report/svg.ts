import type { AnalysedRun } from '../analysis.js';
import type { Figure, FigureOptions } from './plot/figure.js';
import { figureOf } from './plot/figure-of.js';
import { seedGroups } from './plot/seeds.js';
import type { Drawing } from './svg/drawing.js';
import { element, escapeXml } from './svg/element.js';
import { gridChart } from './svg/grid.js';
import { bandRows, onlyDrawn, runRow } from './svg/legend-rows.js';
import { overlayChart } from './svg/overlay.js';
import { singleChart } from './svg/single.js';
import { chartStyle, MOST_COLOURS } from './svg/theme.js';
import { descriptionOf } from './svg/words.js';

export interface SvgOptions extends FigureOptions {
  /** Pixels across, 320 to 2000 (default 720). Fonts keep their size, so a narrow picture has larger ones in print. */
  readonly width?: number;
}

/** How far beyond the log a forecast or a prediction may lie to be drawn, as a factor on the last step. */
const MOST_BEYOND = 10;

/**
 * A picture of the runs for papers, pull requests and pages, as the text of an SVG file: one run with its fitted move and
 * times; up to six over each other; of more, those that differ only in their seed as bands, where that leaves at most six;
 * else a small chart each on the same axes, up to 24. Light or dark as the reader has it. The same input gives the same text.
 *
 * @example
 * svgChart([]).startsWith('<svg xmlns="http://www.w3.org/2000/svg"') // => true
 */
export function svgChart(runs: readonly AnalysedRun[], options: SvgOptions = {}): string {
  return `${svgElement(runs, options, chartStyle())}\n`;
}

/** The same for a page that has `chartStyle` in its own style. */
export function svgElement(
  runs: readonly AnalysedRun[],
  options: SvgOptions = {},
  style: string = '',
): string {
  const { width, height, content } = drawingOf(runs, options);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      class: 'gs',
      role: 'img',
      'aria-labelledby': 'gs-title gs-desc',
    },
    element('title', { id: 'gs-title' }, escapeXml(titleOf(runs))),
    element('desc', { id: 'gs-desc' }, escapeXml(descriptionOf(runs))),
    style === '' ? '' : element('style', {}, style),
    element('rect', { class: 'ground', width: '100%', height: '100%' }),
    content,
  );
}

function titleOf(runs: readonly AnalysedRun[]): string {
  const [first] = runs;
  return runs.length === 1 && first
    ? `Training curves of ${first.run.id}`
    : `Training curves of ${runs.length} runs`;
}

function drawingOf(runs: readonly AnalysedRun[], { width: asked = 720, ...options }: SvgOptions): Drawing {
  const width = Math.round(Math.min(2000, Math.max(320, asked)));
  const few = runs.length <= MOST_COLOURS;
  const bands = options.seedsAsBand ?? (!few && seedGroups(runs).length <= MOST_COLOURS);
  const figure = withRoom(runs, { ...options, seedsAsBand: bands });
  const [first] = runs;
  if (!figure || !first) return emptyChart(width);
  if (runs.length === 1) return singleChart(figure, first, width);
  if (bands) return overlayChart(onlyDrawn(figure), bandRows(runs), width);
  return few ? overlayChart(figure, runs.map(runRow), width) : gridChart(figure, runs, width);
}

/** The figure, with the x axis drawn out to what is foretold shortly after the end of the log. */
function withRoom(runs: readonly AnalysedRun[], options: FigureOptions): Figure | undefined {
  const figure = figureOf(runs, options);
  if (!figure || options.window) return figure;
  const [start, end] = figure.extent;
  const foretold = figure.markers
    .flatMap(({ x, interval }) => [x, interval?.[1] ?? x])
    .filter((place) => place > end && place <= end * MOST_BEYOND);
  return foretold.length === 0
    ? figure
    : { ...figure, x: { ...figure.x, domain: [start, Math.max(...foretold) * 1.05] } };
}

function emptyChart(width: number): Drawing {
  const words = element(
    'text',
    { x: width / 2, y: 34, 'text-anchor': 'middle', class: 'dim' },
    'No accuracy and no loss to draw.',
  );
  return { width, height: 60, content: words };
}
