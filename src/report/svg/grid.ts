import type { AnalysedRun } from '../../analysis.js';
import { formatStep } from '../numbers.js';
import type { Figure } from '../plot/figure.js';
import { axes, axisWords } from './axes.js';
import { boxFor } from './box.js';
import { curves, DASHES } from './curves.js';
import type { Drawing } from './drawing.js';
import { element, escapeXml } from './element.js';
import { LANE_HEIGHT, lanes } from './lanes.js';
import { fitText } from './text-size.js';
import { verdictWords } from './words.js';

/** Panels of a page; what lies beyond is counted under them. */
const MOST_PANELS = 24;

const LEFT = 56;
const RIGHT = 12;
const GAP = 14;
const HEAD = 34;
const TITLE = 34;
const PLOT = 96;

/** Many runs: a small chart each, on the same axes, so that they can be compared. */
export function gridChart(figure: Figure, runs: readonly AnalysedRun[], width: number): Drawing {
  const drawn = [...new Set(figure.curves.map(({ run }) => run))];
  const shown = drawn.slice(0, MOST_PANELS);
  const columns = Math.max(1, Math.min(shown.length, Math.floor((width - LEFT - RIGHT + GAP) / (190 + GAP))));
  const rows = Math.ceil(shown.length / columns);
  const panelWidth = Math.floor((width - LEFT - RIGHT - (columns - 1) * GAP) / columns);
  const pitch = TITLE + PLOT + GAP;
  const panels = shown.map((run, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const last = index + columns >= shown.length;
    return panel(ofRun(figure, run), runs[run], {
      left: LEFT + column * (panelWidth + GAP),
      top: HEAD + row * pitch,
      width: panelWidth,
      labels: { small: true, titles: false, xLabels: last, yLabels: column === 0 },
    });
  });
  const foot = HEAD + rows * pitch - GAP + 34;
  const rest = notDrawn(runs.length - drawn.length, drawn.length - shown.length, figure.quantity);
  return {
    width,
    height: foot + (rest === '' ? 10 : 26),
    content: [
      key(figure, LEFT, 16),
      ...panels,
      element(
        'text',
        { x: (LEFT + width - RIGHT) / 2, y: foot, 'text-anchor': 'middle', class: 'dim' },
        escapeXml(axisWords(figure.x)),
      ),
      rest === '' ? '' : element('text', { x: LEFT, y: foot + 17, class: 'dim' }, rest),
    ].join(''),
  };
}

function notDrawn(without: number, beyond: number, quantity: string): string {
  const parts = [
    ...(without > 0 ? [`${formatStep(without)} without ${quantity}`] : []),
    ...(beyond > 0 ? [`${formatStep(beyond)} more`] : []),
  ];
  return parts.length === 0 ? '' : `Runs that are not drawn: ${parts.join(', ')}.`;
}

/** The same figure with one run in it. */
function ofRun(figure: Figure, run: number): Figure {
  return {
    ...figure,
    runs: [figure.runs[run] ?? ''],
    curves: figure.curves.filter((curve) => curve.run === run),
    bands: [],
    markers: figure.markers.filter((marker) => marker.run === run && SHOWN.has(marker.kind)),
  };
}

const SHOWN: ReadonlySet<string> = new Set(['t10', 't50', 't90']);

interface PanelPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly labels: Parameters<typeof axes>[2];
}

function panel(
  figure: Figure,
  run: AnalysedRun | undefined,
  { left, top, width, labels }: PanelPlace,
): string {
  const box = boxFor(figure, {
    left,
    top: top + TITLE + LANE_HEIGHT - 4,
    width,
    height: PLOT - LANE_HEIGHT + 4,
  });
  const words = run ? verdictWords(run) : '';
  return [
    element(
      'text',
      { x: left, y: top + 12, class: 'strong ink' },
      escapeXml(fitText(figure.runs[0] ?? '', width, 12.5)),
    ),
    element('text', { x: left, y: top + 26, class: 'dim' }, escapeXml(fitText(words, width, 11))),
    axes(figure, box, labels),
    lanes(figure, box, top + TITLE - 4),
    curves(figure, box),
  ].join('');
}

function key({ quantity }: Figure, x: number, y: number): string {
  return (['train', 'test'] as const)
    .map((role, index) =>
      element(
        'g',
        { class: role },
        element('path', {
          d: `M${x + index * 150} ${y}h28`,
          'stroke-width': 1.8,
          'stroke-dasharray': DASHES[role],
        }),
        element('text', { x: x + index * 150 + 34, y: y + 3.7, class: 'ink' }, `${role} ${quantity}`),
      ),
    )
    .join('');
}
