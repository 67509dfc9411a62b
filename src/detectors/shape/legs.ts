/** A monotone move between two turning points of a curve. */
export interface Leg {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

interface Turn {
  index: number;
  level: number;
}

/**
 * Turning points of a curve, such that each move between neighbours is at least `amplitude` (zigzag): the moves that
 * an eye would see. Levels below 0, that of a guess, count as 0. Dips that recover within a factor `brief` of time are
 * passed over. Indices are those of `values`.
 */
export function legsOf(steps: Float64Array, values: Float64Array, amplitude: number, brief = 1.1): Leg[] {
  const turns = withoutBriefDips(turningPoints(values, amplitude), steps, brief, amplitude);
  return turns.slice(1).map((turn, i) => {
    const before = turns[i] as Turn;
    return { start: before.index, end: turn.index, from: before.level, to: turn.level };
  });
}

function turningPoints(values: Float64Array, amplitude: number): Turn[] {
  const first = Math.max(0, values[0] ?? 0);
  const turns: Turn[] = [];
  let low: Turn = { index: 0, level: first };
  let high: Turn = { index: 0, level: first };
  let direction = 0;
  for (let index = 1; index < values.length; index++) {
    const level = Math.max(0, values[index] as number);
    if (direction <= 0 && level < low.level) low = { index, level };
    if (direction >= 0 && level > high.level) high = { index, level };
    if (direction <= 0 && level - low.level >= amplitude) {
      turns.push(low);
      direction = 1;
      high = { index, level };
    } else if (direction >= 0 && high.level - level >= amplitude) {
      turns.push(high);
      direction = -1;
      low = { index, level };
    }
  }
  if (direction > 0) turns.push(high);
  if (direction < 0) turns.push(low);
  return turns;
}

function withoutBriefDips(
  turns: readonly Turn[],
  steps: Float64Array,
  brief: number,
  amplitude: number,
): Turn[] {
  const kept = [...turns];
  const time = (turn: Turn): number => steps[turn.index] ?? 0;
  for (let i = 0; i + 3 < kept.length; ) {
    const [before, top, dip, after] = kept.slice(i, i + 4) as [Turn, Turn, Turn, Turn];
    const isDip =
      top.level > dip.level && after.level >= top.level - amplitude / 2 && before.level < top.level;
    if (isDip && time(after) <= brief * time(top)) {
      kept.splice(i + 1, 2);
      if (after.level < top.level) kept[i + 1] = { index: after.index, level: top.level };
      i = Math.max(0, i - 1);
    } else i += 1;
  }
  return kept;
}
