import type { GlyphSet } from '../../../report/plot/raster.js';
import { whyNoRun } from '../no-run.js';
import { nextX, otherQuantity, yScales } from '../picture.js';
import { snapPlaces } from '../snap-places.js';
import { type KeyGroup, whyNoChart, withChart } from './binding.js';

/** Evaluations of the running means, in the order in which the key goes through them. */
const SMOOTHINGS = [1, 5, 21, 101];

const GLYPHS: readonly GlyphSet[] = ['braille', 'block', 'ascii'];

/** What is drawn, and how. */
export const CHART_KEYS: KeyGroup = {
  heading: 'Chart',
  bindings: [
    {
      keys: ['x'],
      shown: 'x',
      hint: 'x axis',
      help: 'Steps on a log axis, a linear one, or the decay clock s = Σ lr·wd.',
      why: (view) => (view.state.showsTable ? whyNoChart(view) : whyNoRun(view)),
      act: (view) => {
        const { chosen, state } = view;
        if (!chosen) return state;
        const { x, why } = nextX(chosen.analysed, state.chart.x);
        const changed = withChart(view, {
          x,
          ...(sharesPlaces(x, state.chart.x) ? {} : { window: undefined }),
        });
        return {
          ...changed,
          ...(sharesPlaces(x, state.chart.x) ? {} : { crosshair: undefined }),
          ...(why ? { message: `No decay clock for this run: ${why}.` } : {}),
        };
      },
    },
    {
      keys: ['y'],
      shown: 'y',
      hint: 'y axis',
      help: 'Values on a linear, a log or (accuracies) a logit axis.',
      why: (view) =>
        whyNoChart(view) ??
        (view.figure && yScales(view.figure).length < 2
          ? 'Some values are not above 0, so only a linear axis can show them.'
          : undefined),
      act: (view) => {
        const scales = view.figure ? yScales(view.figure) : [];
        const at = scales.findIndex((scale) => scale === view.figure?.y.kind);
        const y = scales[(at + 1) % scales.length];
        return withChart(view, { y });
      },
    },
    {
      keys: ['m'],
      shown: 'm',
      hint: 'loss/accuracy',
      help: 'Switch between accuracies and losses.',
      why: (view) => {
        if (view.state.showsTable || !view.figure || !view.chosen) return whyNoChart(view);
        return otherQuantity(view.chosen.analysed, view.figure.quantity)
          ? undefined
          : `The log has ${view.figure.quantity === 'accuracy' ? 'no loss' : 'no accuracy'}.`;
      },
      act: (view) =>
        view.chosen && view.figure
          ? withChart(view, {
              quantity: otherQuantity(view.chosen.analysed, view.figure.quantity),
              y: undefined,
            })
          : view.state,
    },
    {
      keys: ['s'],
      shown: 's',
      hint: 'smooth',
      help: 'Draw running means over 5, 21 or 101 evaluations; the logged curves stay, dim.',
      why: (view) =>
        whyNoChart(view) ??
        (snapPlaces(view).length < 10 ? 'There are too few evaluations to smooth.' : undefined),
      act: (view) => {
        const { smoothing } = view.state.chart;
        const next = SMOOTHINGS[SMOOTHINGS.indexOf(smoothing) + 1];
        const isUseful = next !== undefined && next <= snapPlaces(view).length / 2;
        const chosen = isUseful ? next : 1;
        return {
          ...withChart(view, { smoothing: chosen }),
          message: chosen > 1 ? `Smoothed over ${chosen} evaluations.` : 'Not smoothed.',
        };
      },
    },
    {
      keys: ['f'],
      shown: 'f',
      help: 'Show or hide the fitted move and the 95 % band of its time.',
      why: (view) => {
        if (whyNoChart(view)) return whyNoChart(view);
        if (view.drawn.length > 1) return 'Fitted moves are drawn for one run at a time.';
        return view.chosen?.analysed.diagnosis.transition?.fit
          ? undefined
          : 'No move was fitted to this run.';
      },
      act: (view) => withChart(view, { showsFit: !view.state.chart.showsFit }),
    },
    {
      keys: ['b'],
      shown: 'b',
      help: 'Draw with braille dots, blocks, or plain ASCII.',
      act: (view) => {
        const glyphs = GLYPHS[(GLYPHS.indexOf(view.state.chart.glyphs) + 1) % GLYPHS.length] ?? 'braille';
        return withChart(view, { glyphs });
      },
    },
  ],
};

/** A log and a linear axis show the same steps; the clock does not. */
function sharesPlaces(one: string, other: string): boolean {
  return (one === 'clock') === (other === 'clock');
}
