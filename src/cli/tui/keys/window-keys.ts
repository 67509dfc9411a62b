import { xValues } from '../../../report/plot/x-values.js';
import { around, holdsEvaluations, middleOf, panned, type Window, within, zoomed } from '../chart-window.js';
import type { View } from '../view.js';
import type { ViewState } from '../view-state.js';
import { type KeyGroup, whyNoChart, withChart } from './binding.js';

/** Fewer evaluations than this are not zoomed into. */
const LEAST_EVALUATIONS = 3;

/** Which part of the x axis is in sight. */
export const WINDOW_KEYS: KeyGroup = {
  heading: 'Zoom',
  bindings: [
    {
      keys: ['+', '='],
      shown: '+',
      hint: 'zoom',
      help: 'Zoom in, at the crosshair where there is one.',
      why: (view) => {
        if (!view.figure || whyNoChart(view)) return whyNoChart(view);
        return holdsEvaluations(view.figure, target(view, 'in'), LEAST_EVALUATIONS)
          ? undefined
          : 'No closer: there are only a few evaluations in sight.';
      },
      act: (view) => look(view, target(view, 'in')),
    },
    {
      keys: ['-', '_'],
      shown: '-',
      help: 'Zoom out.',
      why: whyWhole,
      act: (view) => look(view, target(view, 'out')),
    },
    {
      keys: ['0'],
      shown: '0',
      hint: 'whole log',
      help: 'Show the whole log again.',
      why: whyWhole,
      act: (view) => look(view, undefined),
    },
    {
      keys: ['<', ','],
      shown: '<',
      help: 'Move to earlier steps.',
      why: (view) => whyWhole(view) ?? whyAtEnd(view, 'left'),
      act: (view) => pan(view, 'left'),
    },
    {
      keys: ['>', '.'],
      shown: '>',
      help: 'Move to later steps.',
      why: (view) => whyWhole(view) ?? whyAtEnd(view, 'right'),
      act: (view) => pan(view, 'right'),
    },
    {
      keys: ['z'],
      shown: 'z',
      hint: 'to the move',
      help: 'Zoom to the move of the test curve, from 10 to 90 %.',
      why: (view) =>
        whyNoChart(view) ?? (move(view) ? undefined : 'This run has no move that could be timed.'),
      act: (view) => {
        const window = move(view);
        return window && view.figure ? look(view, around(window, view.figure.x)) : view.state;
      },
    },
  ],
};

function whyWhole(view: View): string | undefined {
  if (whyNoChart(view)) return whyNoChart(view);
  return view.figure && within(view.figure.x.domain, view.figure.extent)
    ? undefined
    : 'The whole log is in sight; + zooms in.';
}

function whyAtEnd({ figure }: View, direction: 'left' | 'right'): string | undefined {
  if (!figure) return undefined;
  const [from, to] = figure.x.domain;
  if (direction === 'left') return from <= figure.extent[0] ? 'This is where the log begins.' : undefined;
  return to >= figure.extent[1] ? 'This is where the log ends.' : undefined;
}

/** What is in sight after a step in or out. */
function target({ figure, state: { crosshair } }: View, direction: 'in' | 'out'): Window {
  if (!figure) return [0, 1];
  const { domain } = figure.x;
  const isInSight = crosshair !== undefined && crosshair >= domain[0] && crosshair <= domain[1];
  return zoomed(domain, figure.x, isInSight ? crosshair : middleOf(domain, figure.x), direction);
}

function pan(view: View, direction: 'left' | 'right'): ViewState {
  const { figure } = view;
  return figure ? look(view, panned(figure.x.domain, figure.extent, figure.x, direction)) : view.state;
}

function look(view: View, window: Window | undefined): ViewState {
  return withChart(view, { window: window && view.figure && within(window, view.figure.extent) });
}

/** t10 and t90 on the x axis, as far as they lie in the log. */
function move({ chosen, figure, state }: View): Window | undefined {
  const transition = chosen?.analysed.diagnosis.transition;
  const places = chosen && xValues(chosen.analysed, state.chart.x);
  if (!transition || !figure || !places || 'why' in places) return undefined;
  const [from, to] = [transition.t10, transition.t90].map((step) =>
    Math.min(Math.max(places.at(step), figure.extent[0]), figure.extent[1]),
  ) as [number, number];
  return to > from ? [from, to] : undefined;
}
