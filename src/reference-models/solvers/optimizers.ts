/** `adam` has coupled L2 weight decay, `adamw` decoupled weight decay. */
export type OptimizerName = 'sgd' | 'momentum' | 'adam' | 'adamw';

export interface OptimizerOptions {
  readonly weightDecay: number;
  /** μ of `momentum`. Default 0.9. */
  readonly momentum?: number;
}

/** An optimiser with its state, with the conventions of PyTorch. */
export interface Optimizer {
  /** Updates θ in place; `gradient` is of the loss without weight decay. */
  readonly update: (parameters: Float64Array, gradient: Float64Array, lr: number) => void;
  /** Gradient-flow time of a step in units of lr, 1/(1 − μ); nominal for Adam, which follows no gradient flow. */
  readonly timePerLr: number;
  /** Decay clock of a step in units of lr·wd (theory note §2.1); nominal for `adam`, whose decay has no clock. */
  readonly clockPerLr: number;
}

const defaultMomentum = 0.9;
const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/** An optimiser for `size` parameters. */
export function createOptimizer(name: OptimizerName, size: number, options: OptimizerOptions): Optimizer {
  return creators[name](size, options);
}

const creators: Readonly<Record<OptimizerName, (size: number, options: OptimizerOptions) => Optimizer>> = {
  sgd: (_size, { weightDecay }) => sgd(weightDecay),
  momentum: heavyBall,
  adam: (size, { weightDecay }) => adam(size, weightDecay, false),
  adamw: (size, { weightDecay }) => adam(size, weightDecay, true),
};

function sgd(weightDecay: number): Optimizer {
  return {
    timePerLr: 1,
    clockPerLr: 1,
    update: (parameters, gradient, lr) => {
      const shrink = 1 - lr * weightDecay;
      for (let i = 0; i < parameters.length; i++) {
        parameters[i] = shrink * (parameters[i] as number) - lr * (gradient[i] as number);
      }
    },
  };
}

/** torch.optim.SGD with momentum: no dampening, the first buffer is the first gradient. */
function heavyBall(size: number, { weightDecay, momentum = defaultMomentum }: OptimizerOptions): Optimizer {
  const buffer = new Float64Array(size);
  return {
    timePerLr: 1 / (1 - momentum),
    clockPerLr: 1 / (1 - momentum),
    update: (parameters, gradient, lr) => {
      for (let i = 0; i < parameters.length; i++) {
        const value = parameters[i] as number;
        const velocity = momentum * (buffer[i] as number) + (gradient[i] as number) + weightDecay * value;
        buffer[i] = velocity;
        parameters[i] = value - lr * velocity;
      }
    },
  };
}

/** torch.optim.Adam, and torch.optim.AdamW where decoupled, with their default betas and epsilon. */
function adam(size: number, weightDecay: number, decoupled: boolean): Optimizer {
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  let count = 0;
  return {
    timePerLr: 1,
    clockPerLr: 1,
    update: (parameters, gradient, lr) => {
      count++;
      const rate = lr / (1 - beta1 ** count);
      const correction = Math.sqrt(1 - beta2 ** count);
      const shrink = decoupled ? 1 - lr * weightDecay : 1;
      const coupled = decoupled ? 0 : weightDecay;
      for (let i = 0; i < parameters.length; i++) {
        const value = parameters[i] as number;
        const slope = (gradient[i] as number) + coupled * value;
        const mean = beta1 * (first[i] as number) + (1 - beta1) * slope;
        const square = beta2 * (second[i] as number) + (1 - beta2) * slope * slope;
        first[i] = mean;
        second[i] = square;
        parameters[i] = shrink * value - (rate * mean) / (Math.sqrt(square) / correction + epsilon);
      }
    },
  };
}
