import type { AnalysedRun } from '../../analysis.js';
import type { Line } from '../lines.js';
import { figureCells, noFigure } from './cells.js';
import type { FigureX } from './figure.js';
import { figureOf } from './figure-of.js';
import type { GlyphSet } from './raster.js';

export interface ChartOptions {
  /** Columns and rows of the whole chart, labels included. */
  readonly width: number;
  readonly height: number;
  readonly xScale: Exclude<FigureX, 'clock'>;
  readonly glyphs: GlyphSet;
}

/**
 * Train and test curve of a run with the steps of its diagnosis, as exactly `height` lines; a sentence where there is no
 * curve. The fitted move is left to charts that can be looked at closely.
 */
export function chart(run: AnalysedRun, { xScale, ...cells }: ChartOptions): Line[] {
  const figure = figureOf([run], { x: xScale });
  return figure ? figureCells({ ...figure, bands: [] }, cells) : noFigure();
}
