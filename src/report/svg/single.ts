import type { AnalysedRun } from '../../analysis.js';
import type { Figure } from '../plot/figure.js';
import { axes } from './axes.js';
import { boxFor } from './box.js';
import { curves, DASHES } from './curves.js';
import { element, escapeXml } from './element.js';
import { LANE_HEIGHT, lanes, lanesOf } from './lanes.js';
import type { Drawing } from './drawing.js';
import { fitText, textPixels } from './text-size.js';
import { verdictWords } from './words.js';

const LEFT = 62;
const RIGHT = 16;

/** One run: its name and verdict, a legend, when it moved, its curves. */
export function singleChart(figure: Figure, run: AnalysedRun, width: number): Drawing {
  const room = width - LEFT - RIGHT;
  const key = legend(figure, LEFT, 42, room);
  const laneTop = 42 + key.rows * 17 - 4;
  const top = laneTop + lanesOf(figure).length * LANE_HEIGHT + 4;
  const box = boxFor(figure, { left: LEFT, top, width: room, height: plotHeight(width) });
  return {
    width,
    height: box.bottom + 44,
    content: [
      header(figure, run, width),
      key.content,
      axes(figure, box),
      lanes(figure, box, laneTop),
      curves(figure, box),
    ].join(''),
  };
}

export function plotHeight(width: number): number {
  return Math.round(Math.min(420, Math.max(170, width * 0.36)));
}

function header({ runs }: Figure, run: AnalysedRun, width: number): string {
  const verdict = verdictWords(run);
  const room = width - LEFT - RIGHT - textPixels(verdict, 12) - 16;
  return [
    element('text', { x: LEFT, y: 20, class: 'strong ink' }, escapeXml(fitText(runs[0] ?? '', room, 12.5))),
    element('text', { x: width - RIGHT, y: 20, 'text-anchor': 'end', class: 'ink' }, escapeXml(verdict)),
  ].join('');
}

/** Samples of the lines with what they are, in as many rows as they need. */
function legend(figure: Figure, left: number, top: number, room: number): { content: string; rows: number } {
  const entries = [
    ...figure.curves.map(({ role, label, name }) => ({ role, text: `${label} (${name})` })),
    ...figure.bands.map(({ label }) => ({ role: 'fit' as const, text: label })),
  ];
  let [x, row] = [left, 0];
  const content = entries.map(({ role, text }) => {
    const fitted = fitText(text, room - 34, 11);
    const size = 34 + textPixels(fitted, 11) + 18;
    if (x > left && x + size - 18 > left + room) [x, row] = [left, row + 1];
    const y = top + row * 17;
    const sample = element('g', { class: role }, legendSample(role, x, y));
    const words = element('text', { x: x + 34, y: y + 3.7, class: 'ink' }, escapeXml(fitted));
    x += size;
    return sample + words;
  });
  return { content: content.join(''), rows: row + 1 };
}

function legendSample(role: 'train' | 'test' | 'fit', x: number, y: number): string {
  const line = element('path', {
    d: `M${x.toFixed(1)} ${y}h28`,
    'stroke-width': role === 'test' ? 2 : role === 'fit' ? 1.4 : 1.6,
    'stroke-dasharray': DASHES[role],
  });
  if (role !== 'fit') return line;
  const area = element('path', { class: 'area', d: `M${x.toFixed(1)} ${y - 5}h28v10h-28z`, opacity: 0.28 });
  return area + line;
}
