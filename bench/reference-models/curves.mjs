// Curves as { steps, values }: reading those of the paper, and the times and levels that both are compared by.

/** The paper's curves are drawn over log10(step), linear below 1. */
const place = (step) => (step < 1 ? step : 1 + Math.log10(step));

export function valueAt({ steps, values }, step) {
  const next = steps.findIndex((candidate) => candidate >= step);
  if (next <= 0) return next === 0 ? values[0] : values.at(-1);
  const [x0, x1] = [place(steps[next - 1]), place(steps[next])];
  return values[next - 1] + ((values[next] - values[next - 1]) * (place(step) - x0)) / (x1 - x0);
}

/** The last step at which the curve crosses `level` on its way from `from` to `to`. */
export function lastCrossing({ steps, values }, level) {
  const rising = values.at(-1) > level;
  const near = values.findLastIndex((value) => (rising ? value < level : value > level));
  const share = (level - values[near]) / (values[near + 1] - values[near]);
  const x = place(steps[near]) + share * (place(steps[near + 1]) - place(steps[near]));
  return x < 1 ? x : 10 ** (x - 1);
}

/** s10, s50 and s90: the clock at 10, 50 and 90 % of the way from the plateau to the final level. */
export function clockTimes(curve, plateau, rate) {
  const final = curve.values.at(-1);
  return [0.1, 0.5, 0.9].map((share) => rate * lastCrossing(curve, plateau + share * (final - plateau)));
}

/** The longest stretch within the move, in clock units, in which the curve stays within `band` of a level. */
export function shelf({ steps, values }, [from, to], band) {
  let best = { start: 0, end: 0, low: 0, high: 0 };
  for (let i = 0; i < steps.length; i++) {
    if (steps[i] < from || steps[i] > to) continue;
    let [low, high] = [values[i], values[i]];
    for (let j = i; j < steps.length && steps[j] <= to; j++) {
      [low, high] = [Math.min(low, values[j]), Math.max(high, values[j])];
      if (high - low > band) break;
      if (steps[j] / steps[i] > best.end / best.start || best.start === 0)
        best = { start: steps[i], end: steps[j], low, high };
    }
  }
  return best;
}
