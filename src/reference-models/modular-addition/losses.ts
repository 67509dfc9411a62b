import { logSoftplus, logSumExp, softplus } from '../softplus.js';
import type { Pairs } from './pairs.js';

export type LossName = 'cross-entropy' | 'mse';

// Logits and errors are row major, one row of p a pair. Each loss writes ∂L/∂logits into `errors` where given.

/** Mean over pairs of −ln softmax(logits)[label], without loss of digits where it is tiny. */
export function crossEntropy(logits: Float64Array, { count, labels }: Pairs, errors?: Float64Array): number {
  const classes = logits.length / count;
  let sum = 0;
  for (let pair = 0; pair < count; pair++) {
    const start = pair * classes;
    const target = start + (labels[pair] as number);
    const rest = logSumExpOfRest(logits, start, classes, target);
    const own = logits[target] as number;
    const loss = softplus(rest - own);
    sum += loss;
    if (errors) writeErrors(logits, start, classes, target, own + loss, rest, Math.log(count), errors);
  }
  return sum / count;
}

/**
 * ln of the mean cross-entropy, and its gradient ∂ ln L/∂logits, from sums of logarithms: exact where the loss itself
 * is below the least number.
 */
export function logCrossEntropy(
  logits: Float64Array,
  { count, labels }: Pairs,
  errors: Float64Array,
): number {
  const classes = logits.length / count;
  const logLosses = new Float64Array(count);
  const rests = new Float64Array(count);
  for (let pair = 0; pair < count; pair++) {
    const start = pair * classes;
    const target = start + (labels[pair] as number);
    const rest = logSumExpOfRest(logits, start, classes, target);
    rests[pair] = rest;
    logLosses[pair] = logSoftplus(rest - (logits[target] as number));
  }
  const logTotal = logSumExp(logLosses);
  for (let pair = 0; pair < count; pair++) {
    const start = pair * classes;
    const target = start + (labels[pair] as number);
    const rest = rests[pair] as number;
    const own = logits[target] as number;
    writeErrors(logits, start, classes, target, own + softplus(rest - own), rest, logTotal, errors);
  }
  return logTotal - Math.log(count);
}

/** (softmax − one-hot) / e^logScale for one pair, with the label's entry from the others, so that nothing cancels. */
function writeErrors(
  logits: Float64Array,
  start: number,
  classes: number,
  target: number,
  logNormaliser: number,
  rest: number,
  logScale: number,
  errors: Float64Array,
): void {
  const shift = logNormaliser + logScale;
  for (let index = start; index < start + classes; index++) {
    errors[index] = Math.exp((logits[index] as number) - shift);
  }
  errors[target] = -Math.exp(rest - shift);
}

/** Mean over pairs and classes of (logit − one-hot)², as `torch.nn.functional.mse_loss`. */
export function squaredError(logits: Float64Array, { count, labels }: Pairs, errors?: Float64Array): number {
  const classes = logits.length / count;
  let sum = 0;
  for (let pair = 0; pair < count; pair++) {
    const label = labels[pair] as number;
    for (let c = 0; c < classes; c++) {
      const residual = (logits[pair * classes + c] as number) - (c === label ? 1 : 0);
      sum += residual * residual;
      if (errors) errors[pair * classes + c] = (2 * residual) / logits.length;
    }
  }
  return sum / logits.length;
}

/** ln Σ exp over the classes other than the label's; −∞ for a single class. */
function logSumExpOfRest(logits: Float64Array, start: number, classes: number, target: number): number {
  let greatest = -Infinity;
  for (let index = start; index < start + classes; index++) {
    if (index !== target) greatest = Math.max(greatest, logits[index] as number);
  }
  let sum = 0;
  for (let index = start; index < start + classes; index++) {
    if (index !== target) sum += Math.exp((logits[index] as number) - greatest);
  }
  return greatest + Math.log(sum);
}
