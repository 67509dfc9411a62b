import { reaches } from './growth.js';
import type { FindLandmark } from './landmark.js';
import type { LatePhase } from './late-phase.js';

/** Order of homogeneity; 3 or 4 would move the landmark by a tenth on the clock. */
const order = 2;
/** At this balance the norm shrinks half as fast as weight decay alone would have it. */
const half = Math.log(0.5);
/** In the kernel phase the balance grows as e^(2Ls), less a logarithm for the logistic loss. */
const rates = { usual: 3.5, least: 2.5, most: 6 };

/**
 * The clock law s* = ln(‖θ(0)‖/ρ) + C with ρ, the norm at which the decay ends, foreseen from the train loss: the
 * norm obeys d ln‖θ‖/ds = b - 1 with the balance b = -⟨θ, ∇L⟩ / (λ‖θ‖²), which homogeneity turns into L times the mean
 * of loss slope times output (theory note §2.6), and so into loss and norm alone. b is small in the kernel phase,
 * grows exponentially on the clock, and is 1 where the norm rests.
 */
export const normBalance: FindLandmark = (phase) => {
  const logs = logBalance(phase);
  if (!logs) return undefined;
  const { s, ahead, rate } = reaches(phase.s, logs, half, rates);
  const share = Math.exp(logs.at(-1) as number);
  const state = `the gradient outweighs ${percent(share)} of the weight decay at the end of the log`;
  const basis =
    ahead > 0
      ? `${state}, growing by e^(${rate.toFixed(1)} s): the norm stops shrinking at about s = ${s.toFixed(2)}`
      : `${state}: the norm began to stop shrinking at s = ${s.toFixed(2)}`;
  return { name: 'clock', s, ahead, basis };
};

function logBalance({
  loss,
  norm,
  weightDecay,
  firstLoss,
  isRegression,
}: LatePhase): Float64Array | undefined {
  if (!norm) return undefined;
  const pulls = isRegression
    ? loss.map((value) => 2 * Math.sqrt(value * firstLoss))
    : loss.map((value) => value * Math.log(1 / Math.min(value, 0.5)));
  return pulls.map((pull, i) => Math.log((order * pull) / (weightDecay * (norm[i] as number) ** 2)));
}

function percent(share: number): string {
  return `${Number((100 * Math.min(1, share)).toPrecision(2))} %`;
}
