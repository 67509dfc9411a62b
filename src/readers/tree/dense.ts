/** Steps of a list that was logged more often than an axis, and how far apart they are. */
export interface Dense {
  readonly steps: Float64Array;
  readonly every: number;
}

/**
 * Places a list among fewer steps, where both were logged over the same training: every step beside evaluations at each
 * tenth one, or beside evaluations that lie ever further apart. Undefined where the lengths fit no interval.
 */
export function denseSteps(axis: Float64Array, length: number): Dense | undefined {
  const last = axis.at(-1) ?? 0;
  if (axis.length < 2 || !(last > 0)) return undefined;
  const gap = evenGap(axis);
  if (gap !== undefined && length % axis.length === 0) return within(axis, length, gap);
  const isClean = (every: number): boolean =>
    isWhole(every) || (gap !== undefined && gap > every && isWhole(gap / every));
  if (isClean(last / (length - 1))) return spaced(length, last / (length - 1), 0);
  if (isClean(last / length)) return spaced(length, last / length, axis[0] === 0 ? 0 : last / length);
  return gap === undefined ? beyond(axis, length) : within(axis, length, gap);
}

/** Parts of an even axis, of which the first ends at the first step or begins there. */
function within(axis: Float64Array, length: number, gap: number): Dense | undefined {
  const parts = Math.round(length / axis.length);
  if (parts < 2 || Math.abs(length / parts - axis.length) > 1) return undefined;
  const first = axis[0] ?? 0;
  const start = first - gap + gap / parts;
  return spaced(length, gap / parts, start >= -1e-9 * gap ? Math.max(0, start) : first);
}

/** The closest interval that people choose by which the list reaches the last step of an uneven axis, and not far beyond. */
function beyond(axis: Float64Array, length: number): Dense | undefined {
  const last = axis.at(-1) ?? 0;
  const every = Math.ceil(last / length);
  const next = last + 2 * (last - (axis.at(-2) ?? 0));
  const isChosen = /^(?:1|2|25|5)0*$/.test(String(every));
  return isChosen && (length - 1) * every <= next ? spaced(length, every, 0) : undefined;
}

function spaced(length: number, every: number, start: number): Dense {
  return { steps: Float64Array.from({ length }, (_, i) => start + i * every), every };
}

/** The distance of neighbours on an axis, of which the last step may come earlier; undefined where it varies. */
function evenGap(axis: Float64Array): number | undefined {
  const gap = (axis[1] ?? 0) - (axis[0] ?? 0);
  const isEven = axis.every((step, i) => {
    const distance = i === 0 ? gap : step - (axis[i - 1] ?? 0);
    return Math.abs(distance - gap) < 1e-6 * gap || (i === axis.length - 1 && distance < gap);
  });
  return isEven && gap > 0 ? gap : undefined;
}

function isWhole(value: number): boolean {
  return value >= 1 && Math.abs(value - Math.round(value)) < 1e-9 * value;
}
