import { firstFrom } from '../../report/plot/extent.js';
import type { Figure } from '../../report/plot/figure.js';

/** A part of the x axis, in its own unit. */
export type Window = readonly [from: number, to: number];

type Axis = Pick<Figure['x'], 'kind'>;

const ZOOM = 0.6;
const PAN = 0.25;
/** Share of its own length that a transition gets as room on either side. */
const MARGIN = 0.75;

/** The window inside an extent; undefined where that is all of it, or where the two have nothing in common. */
export function within(window: Window, extent: Window): Window | undefined {
  const [from, to] = [Math.max(window[0], extent[0]), Math.min(window[1], extent[1])];
  return to > from && (from > extent[0] || to < extent[1]) ? [from, to] : undefined;
}

/** The window made smaller (or larger) about a place, which keeps where it is on the screen. */
export function zoomed(window: Window, axis: Axis, place: number, direction: 'in' | 'out'): Window {
  const [from, to, about] = [...window, place].map((value) => forward(axis, value)) as [
    number,
    number,
    number,
  ];
  const factor = direction === 'in' ? ZOOM : 1 / ZOOM;
  return [back(axis, about - (about - from) * factor), back(axis, about + (to - about) * factor)];
}

/** The window moved by a quarter of its width, as far as the extent allows. */
export function panned(window: Window, extent: Window, axis: Axis, direction: 'left' | 'right'): Window {
  const [from, to] = window.map((value) => forward(axis, value)) as [number, number];
  const [low, high] = extent.map((value) => forward(axis, value)) as [number, number];
  const wanted = (to - from) * PAN * (direction === 'left' ? -1 : 1);
  const shift = Math.min(Math.max(wanted, low - from), high - to);
  return [
    from + shift <= low ? extent[0] : back(axis, from + shift),
    to + shift >= high ? extent[1] : back(axis, to + shift),
  ];
}

/** The window moved so that a place inside the extent is in its middle, where it is not in sight already. */
export function showing(window: Window, extent: Window, axis: Axis, place: number): Window {
  if (place >= window[0] && place <= window[1]) return window;
  const forwarded = (range: Window): [number, number] => [forward(axis, range[0]), forward(axis, range[1])];
  const [[from, to], [low, high]] = [forwarded(window), forwarded(extent)];
  const start = Math.max(low, Math.min(forward(axis, place) - (to - from) / 2, high - (to - from)));
  return [Math.max(extent[0], back(axis, start)), Math.min(extent[1], back(axis, start + to - from))];
}

/** The window around a move that goes on between two places. */
export function around([from, to]: Window, axis: Axis): Window {
  const [low, high] = [forward(axis, from), forward(axis, to)];
  const margin = Math.max((high - low) * MARGIN, axis.kind === 'log' ? 0.2 : 0);
  return [back(axis, low - margin), back(axis, high + margin)];
}

/** The middle of a window as it is drawn. */
export function middleOf([from, to]: Window, axis: Axis): number {
  return back(axis, (forward(axis, from) + forward(axis, to)) / 2);
}

/** Whether a window still holds enough evaluations of some curve to be worth looking at. */
export function holdsEvaluations({ curves, bands }: Figure, [from, to]: Window, least: number): boolean {
  return [...curves, ...bands].some(({ x }) => firstFrom(x, to) - firstFrom(x, from) >= least);
}

/** Place on a screen axis up to scale and shift. */
export function forward({ kind }: Axis, value: number): number {
  return kind === 'log' ? Math.log(Math.max(value, Number.MIN_VALUE)) : value;
}

export function back({ kind }: Axis, place: number): number {
  return kind === 'log' ? Math.exp(place) : place;
}
