import type { AnalysedRun } from '../../analysis.js';
import { extentOf } from '../../report/plot/extent.js';
import { differingBesideSeed, settingWords } from '../../report/differing-settings.js';
import type { Figure, FigureOptions, FigureX, FigureY, Quantity } from '../../report/plot/figure.js';
import { figureOf } from '../../report/plot/figure-of.js';
import { runLetter, slotOf } from '../../report/plot/pens.js';
import { chartSubject } from '../../report/plot/subject.js';
import { xValues } from '../../report/plot/x-values.js';
import { within } from './chart-window.js';
import { keepingLast } from './last-result.js';
import type { DrawnRun } from './overlay.js';
import type { ChartState } from './view-state.js';

/** The chart of the drawn runs as the state asks for it; undefined where there is nothing to draw. */
export const pictureOf: (
  drawn: readonly DrawnRun[],
  chosen: AnalysedRun | undefined,
  chart: ChartState,
) => Figure | undefined = keepingLast((drawn, chosen, chart) => {
  if (!chosen) return undefined;
  const whole = wholeFigure(drawn, chosen, withoutWindow(chart));
  const window = whole && chart.window && within(chart.window, whole.extent);
  const figure = window ? figureFor(drawn, chosen, chart, { window }) : whole;
  return figure && simplified(withBandNames(figure, drawn), chart.showsFit);
});

/** Kept apart: zooming and panning need the extent of the whole again and again. */
const wholeFigure: (
  drawn: readonly DrawnRun[],
  chosen: AnalysedRun,
  chart: ChartState,
) => Figure | undefined = keepingLast((drawn, chosen, chart) => figureFor(drawn, chosen, chart, {}));

function withoutWindow(chart: ChartState): ChartState {
  return { ...chart, window: undefined };
}

/** What all drawn runs have; where there is a choice, or nothing in common, what the verdict of the chosen run rests on. */
function commonQuantity(drawn: readonly DrawnRun[], chosen: AnalysedRun): Quantity | undefined {
  const preferred = chartSubject(chosen)?.quantity;
  const isCommon = (quantity: Quantity): boolean =>
    drawn.every(({ analysed }) => chartSubject(analysed, quantity) !== undefined);
  const other = preferred === 'accuracy' ? 'loss' : 'accuracy';
  return preferred && !isCommon(preferred) && isCommon(other) ? other : preferred;
}

function figureFor(
  drawn: readonly DrawnRun[],
  chosen: AnalysedRun,
  chart: ChartState,
  window: Pick<FigureOptions, 'window'>,
): Figure | undefined {
  const { x, y, smoothing, seedsAsBand } = chart;
  const quantity = chart.quantity ?? commonQuantity(drawn, chosen);
  return figureOf(
    drawn.map(({ analysed }) => analysed),
    {
      x,
      smoothing,
      seedsAsBand,
      slots: drawn.map(({ slot }) => slot),
      ...(quantity ? { quantity } : {}),
      ...(y ? { y } : {}),
      ...window,
    },
  );
}

/** Bands of seeds are named by the settings in which they differ from the rest, where they do. */
function withBandNames(figure: Figure, drawn: readonly DrawnRun[]): Figure {
  const bands = new Set(figure.bands.flatMap(({ kind, run }) => (kind === 'seeds' ? [run] : [])));
  if (bands.size === 0) return figure;
  const settings = differingBesideSeed(drawn.map(({ analysed }) => analysed));
  return {
    ...figure,
    runs: figure.runs.map((name, run) => (bands.has(run) && settingWords(settings, run)) || name),
  };
}

/** Of several runs only t50 is marked, with the letter of the run, and no fit is drawn. */
function simplified(figure: Figure, showsFit: boolean): Figure {
  if (figure.runs.length < 2)
    return showsFit ? figure : { ...figure, bands: figure.bands.filter(({ kind }) => kind !== 'fit') };
  return {
    ...figure,
    bands: figure.bands.filter(({ kind }) => kind !== 'fit'),
    markers: figure.markers
      .filter(({ kind }) => kind === 't50')
      .map((marker) => ({ ...marker, label: `t50 ${runLetter(slotOf(figure, marker.run))}` })),
  };
}

/** The y scales that can show what a figure shows, in the order in which the key goes through them. */
export function yScales({ quantity, curves, y }: Figure): readonly FigureY[] {
  const isPositive = curves.every((curve) => extentOf(curve.y)[0] > 0);
  const log: readonly FigureY[] = isPositive ? ['log'] : [];
  if (quantity === 'loss') return [...log, 'linear'];
  return y.unit === 'percent' ? ['linear', 'logit', ...log] : ['linear', ...log];
}

/** The other quantity, where the run has it. */
export function otherQuantity(run: AnalysedRun, shown: Quantity): Quantity | undefined {
  const other = shown === 'accuracy' ? 'loss' : 'accuracy';
  return chartSubject(run, other) ? other : undefined;
}

/** The x axis that follows, and why the clock is left out where it is. */
export function nextX(run: AnalysedRun, x: FigureX): { readonly x: FigureX; readonly why?: string } {
  if (x === 'log') return { x: 'linear' };
  if (x === 'clock') return { x: 'log' };
  const places = xValues(run, 'clock');
  return 'why' in places ? { x: 'log', why: places.why } : { x: 'clock' };
}
