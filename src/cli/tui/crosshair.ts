import { firstFrom } from '../../report/plot/extent.js';
import type { Figure } from '../../report/plot/figure.js';
import { back, forward, type Window } from './chart-window.js';

/** The evaluation that lies nearest to a place, in ascending places; undefined where there is none. */
export function nearest(places: Float64Array, place: number): number | undefined {
  if (places.length === 0) return undefined;
  const after = Math.min(firstFrom(places, place), places.length - 1);
  const before = Math.max(0, after - 1);
  return place - places[before]! <= places[after]! - place ? before : after;
}

/**
 * The next place of a crosshair that is moved by `cells` columns of a plot of `columns`: that of the evaluation nearest to
 * where it would land, and at least the next one. It stays inside the window.
 */
export function moved(
  places: Float64Array,
  from: number,
  cells: number,
  window: Window,
  axis: Pick<Figure['x'], 'kind'>,
  columns: number,
): number {
  const start = nearest(places, from);
  if (start === undefined) return from;
  const [low, high] = [forward(axis, window[0]), forward(axis, window[1])];
  const target = back(axis, forward(axis, from) + ((high - low) * cells) / Math.max(1, columns - 1));
  const least = Math.sign(cells);
  const landed = nearest(places, target) ?? start;
  const next = (landed - start) * least >= 1 ? landed : start + least;
  const first = firstFrom(places, window[0]);
  const last = Math.min(firstFrom(places, window[1]), places.length - 1);
  const end = places[last]! > window[1] ? last - 1 : last;
  return places[Math.min(Math.max(next, first), Math.max(first, end))] ?? from;
}
