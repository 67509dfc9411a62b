import type { Measurements } from '../problem.js';
import type { DataSet } from './data/index.js';
import { inner } from './inner.js';
import { lossOf } from './loss.js';
import type { NetState } from './net-state.js';
import { populationTest } from './population/population.js';
import type { Solutions } from './solutions/solutions.js';

export interface MeasureOptions {
  readonly dataSet: DataSet;
  readonly task: 'classification' | 'regression';
  readonly order: number;
  readonly weightDecay: number;
  readonly lossScaled: boolean;
  readonly solutions: Solutions;
}

/** The columns of the log, from one pass over the weights and, with a drawn test set, one over its inputs. */
export function createMeasure({
  dataSet,
  task,
  order,
  weightDecay,
  lossScaled,
  solutions: { kernel, rich },
}: MeasureOptions): (state: NetState) => Measurements {
  const { train, test, teacher } = dataSet;
  const { value, logValue } = lossOf(task);
  const slopes = new Float64Array(train.features.samples);
  const isClassification = task === 'classification';
  const onPopulation = populationTest(teacher, task);
  const testOutputs = new Float64Array(test?.features.samples ?? 0);
  const richLength = Math.hypot(...rich.values);

  function tested(weights: Float64Array, squaredLength: number): { loss: number; accuracy?: number } {
    if (!test) return onPopulation(weights, squaredLength);
    test.features.multiply(weights, testOutputs);
    const loss = value(testOutputs, test.targets);
    return isClassification ? { loss, accuracy: accuracyOf(testOutputs, test.targets) } : { loss };
  }

  function towardsRich(weights: Float64Array): number {
    let sum = 0;
    rich.support.forEach((coordinate, index) => {
      sum += (weights[coordinate] as number) * (rich.values[index] as number);
    });
    return sum / richLength;
  }

  return ({ weights, outputs, squaredNorm }) => {
    let absoluteSum = 0;
    let squaredLength = 0;
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k] as number;
      absoluteSum += Math.abs(weight);
      squaredLength += weight * weight;
    }
    const length = Math.sqrt(squaredLength);
    const { loss: testLoss, accuracy } = tested(weights, squaredLength);
    const trainLoss = value(outputs, train.targets);
    const common = {
      weight_norm: Math.sqrt(squaredNorm),
      regularised_loss: trainLoss + (weightDecay / 2) * squaredNorm,
      // <w, Xᵀc> = <f, c>
      cos_kernel: inner(outputs, kernel.coefficients) / (kernel.norm * length),
      cos_rich: towardsRich(weights) / length,
      effective_sparsity: (absoluteSum * absoluteSum) / squaredLength,
      ...(lossScaled && { train_log_loss: logValue(outputs, train.targets, slopes) }),
    };
    if (accuracy === undefined) return { train_loss: trainLoss, test_loss: testLoss, ...common };
    const margin = leastMargin(outputs, train.targets);
    return {
      train_loss: trainLoss,
      test_loss: testLoss,
      train_accuracy: accuracyOf(outputs, train.targets),
      test_accuracy: accuracy,
      ...common,
      margin_l2: (margin / length) * kernel.norm,
      margin_l1: (margin / absoluteSum) * rich.norm,
      normalised_margin: margin / squaredNorm ** (order / 2),
    };
  };
}

/** Share of the outputs with the sign of their label; an output of 0 counts 1/2. */
export function accuracyOf(outputs: Float64Array, labels: Float64Array): number {
  return (
    outputs.reduce((sum, f, i) => sum + (1 + Math.sign(f * (labels[i] as number))) / 2, 0) / outputs.length
  );
}

function leastMargin(outputs: Float64Array, labels: Float64Array): number {
  return outputs.reduce((least, f, i) => Math.min(least, f * (labels[i] as number)), Infinity);
}
