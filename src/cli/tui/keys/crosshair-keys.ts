import { plotColumns } from '../../../report/plot/cells.js';
import { xValues } from '../../../report/plot/x-values.js';
import { middleOf, showing, within } from '../chart-window.js';
import { moved, nearest } from '../crosshair.js';
import { eventBeside, eventsOf } from '../events.js';
import { snapPlaces } from '../snap-places.js';
import type { View } from '../view.js';
import type { ViewState } from '../view-state.js';
import { type Binding, type KeyGroup, whyNoChart, withChart } from './binding.js';

/** Columns of the plot that a step and a big step take. */
const STEP = 1;
const BIG_STEP = 10;

/** Reading values off the chart. */
export const CROSSHAIR_KEYS: KeyGroup = {
  heading: 'Read off',
  bindings: [
    move('left', '←', 'Move the crosshair to an earlier evaluation.', -STEP, 'read off'),
    move('right', '→', 'Move the crosshair to a later evaluation.', STEP),
    move('shift+left', 'Shift-←', 'Move it ten columns back.', -BIG_STEP),
    move('shift+right', 'Shift-→', 'Move it ten columns on.', BIG_STEP),
    {
      ...jump('n', 'Go to the next event: memorised, t10, t50, t90, theory, forecast.', 'next'),
      hint: 'events',
    },
    jump('p', 'Go to the event before.', 'previous'),
  ],
};

function move(key: string, shown: string, help: string, cells: number, hint?: string): Binding {
  return {
    keys: [key],
    shown,
    ...(hint ? { hint } : {}),
    help,
    why: whyNoChart,
    act: (view) => {
      const { figure, state, layout } = view;
      const places = snapPlaces(view);
      if (!figure || places.length === 0) return state;
      const from = state.crosshair;
      return {
        ...state,
        crosshair:
          from === undefined
            ? start(view, places)
            : moved(
                places,
                from,
                cells,
                figure.x.domain,
                figure.x,
                plotColumns(figure, { width: layout.chart.columns, height: layout.chart.rows }),
              ),
      };
    },
  };
}

/** Where a crosshair begins: at t50 where that is in sight, else in the middle. */
function start({ chosen, figure, state }: View, places: Float64Array): number | undefined {
  if (!figure || !chosen) return undefined;
  const { domain } = figure.x;
  const onAxis = xValues(chosen.analysed, state.chart.x);
  const t50 = chosen.analysed.diagnosis.transition?.t50;
  const wanted = t50 === undefined || 'why' in onAxis ? Number.NaN : onAxis.at(t50);
  const place = wanted >= domain[0] && wanted <= domain[1] ? wanted : middleOf(domain, figure.x);
  return places[nearest(places, place) ?? 0];
}

function jump(key: string, help: string, direction: 'next' | 'previous'): Binding {
  return {
    keys: [key],
    shown: key,
    help,
    why: (view) => {
      if (whyNoChart(view)) return whyNoChart(view);
      if (!view.chosen || eventsOf(view.chosen.analysed).length === 0) return 'No step of this run is named.';
      return found(view, direction)
        ? undefined
        : `There is no ${direction === 'next' ? 'later' : 'earlier'} event.`;
    },
    act: (view) => goTo(view, direction),
  };
}

/** The event beside the crosshair; where there is none, the first (or last) in sight, else of all. */
function found(view: View, direction: 'next' | 'previous') {
  const { chosen, figure, state } = view;
  const places = chosen && xValues(chosen.analysed, state.chart.x);
  if (!chosen || !figure || !places || 'why' in places) return undefined;
  const events = eventsOf(chosen.analysed).map((event) => ({ ...event, step: places.at(event.step) }));
  const edge = figure.x.domain[direction === 'next' ? 0 : 1];
  return state.crosshair === undefined
    ? (eventBeside(events, edge, direction) ?? eventBeside(events, undefined, direction))
    : eventBeside(events, state.crosshair, direction);
}

/** Puts the crosshair on the event, brings it in sight where the log reaches it, and says what it is. */
function goTo(view: View, direction: 'next' | 'previous'): ViewState {
  const event = found(view, direction);
  const { figure } = view;
  if (!event || !figure) return view.state;
  const { extent, x } = figure;
  const isInLog = event.step >= extent[0] && event.step <= extent[1];
  const window = isInLog ? within(showing(x.domain, extent, x, event.step), extent) : view.state.chart.window;
  return { ...withChart(view, { window }), crosshair: event.step, message: event.sentence };
}
