import { firstFrom } from '../plot/extent.js';
import type { Figure, FigureBand, FigureCurve } from '../plot/figure.js';
import { valueBetween } from '../plot/trace.js';
import { type Box, cornerOf } from './box.js';
import { element } from './element.js';
import { mark, runShape } from './marks.js';
import { curvePath, regionPath } from './path.js';
import { runClass } from './theme.js';

/** Train is dashed and test solid, whatever their colours. */
export const DASHES: Readonly<Record<'train' | 'test' | 'fit', string | undefined>> = {
  train: '5 3.5',
  test: undefined,
  fit: '1.5 3',
};

/** Marks along the test curve of a run that is drawn over others. */
const MARKS = 4;

/** Bands below, curves over them, fitted moves on top. */
export function curves(figure: Figure, box: Box): string {
  const many = figure.runs.length > 1;
  const colour = (run: number, own: string): string => (many ? runClass(run) : own);
  const bands = figure.bands.map((band) => region(band, box, colour(band.run, 'fit')));
  const lines = figure.curves.map((curve) => {
    const smooth = curve.smooth && line(curve, curve.smooth, box, figure.extent[0], 1);
    const logged = line(curve, curve.y, box, figure.extent[0], smooth ? 0.35 : 1);
    return element('g', { class: colour(curve.run, curve.role) }, logged, smooth ?? '');
  });
  const middles = figure.bands.flatMap((band) =>
    band.kind === 'fit' && many ? [] : [middle(band, box, colour(band.run, 'fit'))],
  );
  return [...bands, ...lines, ...middles, many ? runMarks(figure, box) : ''].join('');
}

function line({ role, x }: FigureCurve, y: Float64Array, box: Box, start: number, opacity: number): string {
  return element('path', {
    d: curvePath({ x, y }, cornerOf(box), start),
    'stroke-width': role === 'test' ? 2 : 1.6,
    'stroke-dasharray': DASHES[role],
    opacity: opacity < 1 ? opacity : undefined,
  });
}

function region(band: FigureBand, box: Box, colour: string): string {
  return element('path', {
    class: `area ${colour}`,
    d: regionPath(band, cornerOf(box)),
    opacity: band.kind === 'fit' ? 0.28 : 0.2,
  });
}

function middle({ kind, role, x, middle: y }: FigureBand, box: Box, colour: string): string {
  return element('path', {
    class: colour,
    d: curvePath({ x, y }, cornerOf(box), Number.NEGATIVE_INFINITY),
    'stroke-width': kind === 'fit' ? 1.4 : 2,
    'stroke-dasharray': DASHES[kind === 'fit' ? 'fit' : role],
  });
}

/** The mark of each run at a few places of its test curve, each run at places of its own. */
function runMarks(figure: Figure, box: Box): string {
  const lines = [
    ...figure.curves.map(({ run, role, x, y }) => ({ run, role, x, y })),
    ...figure.bands.flatMap(({ kind, run, role, x, middle: y }) =>
      kind === 'seeds' ? [{ run, role, x, y }] : [],
    ),
  ].filter(({ role }) => role === 'test');
  return lines
    .map(({ run, x, y }, order) => {
      const marks = Array.from({ length: MARKS }, (_, i) => {
        const place = box.x.value(((i + (order + 0.5) / lines.length) / MARKS) * (box.x.size - 1));
        const index = firstFrom(x, place);
        if (index === 0 || index === x.length) return '';
        return mark(runShape(run), box.across(place), box.down(valueBetween(x, y, index, place, box.x.kind)));
      });
      return element('g', { class: runClass(run) }, ...marks);
    })
    .join('');
}
