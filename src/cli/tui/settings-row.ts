import { type Line, line, shorten } from '../../report/lines.js';
import { slotOf } from '../../report/plot/pens.js';
import { forward } from './chart-window.js';
import type { View } from './view.js';

/** What of the chart is not as it opens: scale, smoothing, how much is in sight. Blank where all is. */
export function settingsRow({ figure, state, drawn }: View, width: number): Line {
  if (!figure) return line(shorten(whyNothing(state.chart.x), width), 'dim');
  const { chart } = state;
  const words = [
    ...(chart.y ? [`y ${figure.y.kind}`] : []),
    ...(chart.smoothing > 1 ? [`smoothed over ${chart.smoothing}`] : []),
    ...(chart.window ? [`${inSight(figure)} of the axis in sight`] : []),
    ...(chart.seedsAsBand && figure.bands.some(({ kind }) => kind === 'seeds')
      ? ['median and range of seeds']
      : []),
    ...(missing(figure, drawn.length) > 0
      ? [`${missing(figure, drawn.length)} of ${drawn.length} runs have no such curve`]
      : []),
  ];
  return line(shorten(words.join(', '), width), 'dim');
}

function inSight({ x, extent }: NonNullable<View['figure']>): string {
  const [from, to, low, high] = [...x.domain, ...extent].map((value) => forward(x, value)) as [
    number,
    number,
    number,
    number,
  ];
  const share = (to - from) / (high - low);
  return share >= 0.01 ? `${Math.round(share * 100)} %` : '< 1 %';
}

/** Drawn runs of which the figure shows nothing. */
function missing(figure: NonNullable<View['figure']>, drawn: number): number {
  const shown = new Set([...figure.curves, ...figure.bands].map(({ run }) => slotOf(figure, run)));
  const wanted = new Set(figure.runs.map((_, run) => slotOf(figure, run)));
  return drawn > 1 ? wanted.size - shown.size : 0;
}

function whyNothing(x: string): string {
  return x === 'clock' ? 'No run in the chart has a decay clock; x goes on to another axis.' : '';
}
