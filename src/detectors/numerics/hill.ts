import { type Box, clamp } from './box.js';

type Pair = readonly [number, number];

/** A maximum of a function of two variables, with the curvature around it. */
export interface Hill {
  readonly top: Pair;
  /** Marginal standard deviations of the normal density whose logarithm has the curvature of the hill. */
  readonly deviation: Pair;
}

const ROUNDS = 12;
/** A step of this part of a standard deviation no longer matters. */
const SETTLED = 0.05;
/** Longest step, in distances of the stencil. */
const LONGEST = 2;

/**
 * Climbs a log density from a start near its maximum by Newton's method. Gradient and curvature come from a 3 x 3
 * stencil about one standard deviation wide, so that ripples which are small against the hill do not stop it. Where
 * the stencil does not bend like a hill, its best point is the next centre.
 *
 * @param reach first distance of the points of the stencil along each variable
 * @param box that the top lies in; the function must be defined around it too
 */
export function climb(objective: (x: number, y: number) => number, start: Pair, reach: Pair, box: Box): Hill {
  let centre = start;
  let step = reach;
  let deviation = reach;
  for (let round = 0; round < ROUNDS; round += 1) {
    const stencil = stencilAt(objective, centre, step);
    const bend = bendOf(stencil);
    if (bend) deviation = [step[0] * bend.deviation[0], step[1] * bend.deviation[1]];
    const [dx, dy] = bend?.step ?? bestOf(stencil);
    const next = [
      clamp(centre[0] + step[0] * dx, box.lower[0], box.upper[0]),
      clamp(centre[1] + step[1] * dy, box.lower[1], box.upper[1]),
    ] as const;
    const settled =
      bend !== undefined &&
      Math.abs(next[0] - centre[0]) <= SETTLED * deviation[0] &&
      Math.abs(next[1] - centre[1]) <= SETTLED * deviation[1];
    const ascends = objective(...next) >= (stencil[4] as number);
    if (ascends) centre = next;
    if (settled) break;
    step = nextStep(step, deviation, {
      isHill: bend !== undefined,
      moved: ascends && (dx !== 0 || dy !== 0),
    });
  }
  return { top: centre, deviation };
}

/** Values at the nine points, row by row, the centre being the fifth. */
function stencilAt(objective: (x: number, y: number) => number, [x, y]: Pair, [dx, dy]: Pair): number[] {
  return Array.from({ length: 9 }, (_, i) =>
    objective(x + ((i % 3) - 1) * dx, y + (Math.floor(i / 3) - 1) * dy),
  );
}

/** Step to the top and standard deviations, in distances of the stencil; undefined where it is no hill. */
function bendOf(values: readonly number[]): { step: Pair; deviation: Pair } | undefined {
  const [a, b, c, d, e, f, g, h, i] = values as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [slopeX, slopeY] = [(f - d) / 2, (h - b) / 2];
  const [xx, yy, xy] = [2 * e - d - f, 2 * e - b - h, (c + g - a - i) / 4];
  const determinant = xx * yy - xy * xy;
  if (!(xx > 0 && yy > 0 && determinant > 1e-3 * xx * yy)) return undefined;
  const step = [
    (yy * slopeX - xy * slopeY) / determinant,
    (xx * slopeY - xy * slopeX) / determinant,
  ] as const;
  const scale = Math.min(1, LONGEST / Math.max(Math.abs(step[0]), Math.abs(step[1])));
  return {
    step: [step[0] * scale, step[1] * scale],
    deviation: [Math.sqrt(yy / determinant), Math.sqrt(xx / determinant)],
  };
}

/** Where the best point of the stencil lies, in distances from the centre. */
function bestOf(values: readonly number[]): Pair {
  let best = 4;
  for (const [i, value] of values.entries()) if (value > (values[best] as number)) best = i;
  return [(best % 3) - 1, Math.floor(best / 3) - 1];
}

function nextStep(
  [x, y]: Pair,
  deviation: Pair,
  { isHill, moved }: { isHill: boolean; moved: boolean },
): Pair {
  if (!isHill || !moved) return moved ? [x, y] : [x / 2, y / 2];
  return [clamp(deviation[0], x / 5, 2 * x), clamp(deviation[1], y / 5, 2 * y)];
}
