import { CURVE_ROLES, type Curve, type Curves, type Role } from '../../run/curves.js';

/** What is known of one evaluation. Accuracies are fractions. */
export type Evaluation = { readonly step: number } & { readonly [R in Role]?: number };

/** The test evaluations of a log after `step`, each with the last value of the other curves up to it. */
export function* evaluationsAfter(curves: Curves, step: number): Generator<Evaluation> {
  const test = curves.testAccuracy ?? curves.testLoss;
  if (!test) return;
  const others = CURVE_ROLES.map((role) => curves[role]).filter((curve) => curve !== undefined);
  const next = new Map<Curve, number>(others.map((curve) => [curve, 0]));
  for (const now of test.steps) {
    const evaluation: { step: number } & { [R in Role]?: number } = { step: now };
    for (const curve of others) {
      let i = next.get(curve) ?? 0;
      while (i < curve.steps.length && (curve.steps[i] as number) <= now) i += 1;
      next.set(curve, i);
      if (i > 0) evaluation[curve.role] = curve.values[i - 1] as number;
    }
    if (now > step) yield evaluation;
  }
}
