import { CURVE_ROLES, type Curves, type Role } from '../../run/curves.js';

/** What is known of one evaluation. Accuracies are fractions. */
export type Evaluation = { readonly step: number } & { readonly [R in Role]?: number };

/** The test evaluations of a log after `step`, each with the last value of the other curves up to it. */
export function* evaluationsAfter(curves: Curves, step: number): Generator<Evaluation> {
  const test = curves.testAccuracy ?? curves.testLoss;
  if (!test) return;
  const others = CURVE_ROLES.map((role) => curves[role]).filter((curve) => curve !== undefined);
  const next = others.map(({ steps }) => countUpTo(steps, step));
  for (let at = countUpTo(test.steps, step); at < test.steps.length; at++) {
    const now = test.steps[at] as number;
    const evaluation: { step: number } & { [R in Role]?: number } = { step: now };
    for (const [index, { role, steps, values }] of others.entries()) {
      let i = next[index] as number;
      while (i < steps.length && (steps[i] as number) <= now) i += 1;
      next[index] = i;
      if (i > 0) evaluation[role] = values[i - 1] as number;
    }
    yield evaluation;
  }
}

/** How many of the ascending steps are at most `step`. */
function countUpTo(steps: Float64Array, step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] as number) <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}
