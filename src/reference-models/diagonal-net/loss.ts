import { logSoftplus, logSumExp, softplus } from '../softplus.js';

/** A training loss as a function of the outputs of the net, a mean over the samples. */
export interface OutputLoss {
  /** L; writes ∂L/∂f_i into `slopes` where given. */
  readonly value: (outputs: Float64Array, targets: Float64Array, slopes?: Float64Array) => number;
  /** ln L and ∂ ln L/∂f_i, exact where L itself underflows. */
  readonly logValue: (outputs: Float64Array, targets: Float64Array, slopes: Float64Array) => number;
  /** Second derivative of one sample's loss at output 0. */
  readonly curvature: number;
}

/** mean ln(1 + exp(-y f)), targets ±1. */
const logisticLoss: OutputLoss = {
  value(outputs, targets, slopes) {
    const samples = outputs.length;
    let sum = 0;
    for (let i = 0; i < samples; i++) {
      const target = targets[i] as number;
      const margin = target * (outputs[i] as number);
      sum += softplus(-margin);
      if (slopes) slopes[i] = -target / (samples * (1 + Math.exp(margin)));
    }
    return sum / samples;
  },
  logValue(outputs, targets, slopes) {
    const samples = outputs.length;
    for (let i = 0; i < samples; i++) {
      slopes[i] = logSoftplus(-(targets[i] as number) * (outputs[i] as number));
    }
    const logSum = logSumExp(slopes);
    for (let i = 0; i < samples; i++) {
      const target = targets[i] as number;
      const margin = target * (outputs[i] as number);
      slopes[i] = -target * Math.exp(-softplus(margin) - logSum);
    }
    return logSum - Math.log(samples);
  },
  curvature: 1 / 4,
};

/** mean (f - y)², without 1/2. */
const squaredLoss: OutputLoss = {
  value(outputs, targets, slopes) {
    const samples = outputs.length;
    let sum = 0;
    for (let i = 0; i < samples; i++) {
      const residual = (outputs[i] as number) - (targets[i] as number);
      sum += residual * residual;
      if (slopes) slopes[i] = (2 * residual) / samples;
    }
    return sum / samples;
  },
  logValue(outputs, targets, slopes) {
    const loss = squaredLoss.value(outputs, targets, slopes);
    for (let i = 0; i < slopes.length; i++) slopes[i] = (slopes[i] as number) / loss;
    return Math.log(loss);
  },
  curvature: 2,
};

export function lossOf(task: 'classification' | 'regression'): OutputLoss {
  return task === 'classification' ? logisticLoss : squaredLoss;
}
