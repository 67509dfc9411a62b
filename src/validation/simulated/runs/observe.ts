import type { SeededRandom } from '../../../reference-models/random/index.js';
import type { Axis, ConfigEntry, Run, Series } from '../../../run/run.js';
import { logUniform, uniform } from '../draw.js';
import { disturbed } from '../noise.js';
import { evaluationsOf } from '../steps.js';
import type { Course, Schedule } from './course.js';
import type { Level } from './move.js';

/** How a course is logged. */
export interface Logging extends Schedule {
  readonly unit: 'step' | 'epoch';
  readonly channel: 'accuracy' | 'loss';
  /** Whether losses are logged beside accuracies. */
  readonly losses: boolean;
  readonly classes: number;
  readonly saysClasses: boolean;
  /** Size of the test set, of which accuracies are multiples. */
  readonly testSize: number;
  readonly sd: number;
  readonly rho: number;
  readonly spikes: boolean;
}

const correlations = [0, 0.3, 0.6, 0.9];
const testSizes = [64, 256, 1000, 10_000];

/** Draws what does not change the verdict: evaluations, noise, classes, test set, what is logged. */
export function drawLogging(random: SeededRandom): Logging {
  const count = Math.round(logUniform(random, 30, 2000));
  const unit = random.uniform() < 0.25 ? 'epoch' : 'step';
  const spacing = unit === 'step' && random.uniform() < 0.5 ? 'log' : 'linear';
  const last = unit === 'epoch' ? count : 10 ** uniform(random, 4, 6);
  const channel = random.uniform() < 0.15 ? 'loss' : 'accuracy';
  return {
    spacing,
    count,
    first: spacing === 'log' ? 1 : last / count,
    last,
    unit,
    channel,
    losses: channel === 'loss' || random.uniform() < 0.4,
    classes: [2, 10, 97, 1000][random.integer(4)] as number,
    saysClasses: random.uniform() < 0.4,
    testSize: testSizes[random.integer(testSizes.length)] as number,
    sd: logUniform(random, 0.003, 0.05),
    rho: correlations[random.integer(correlations.length)] as number,
    spikes: random.uniform() < 0.5,
  };
}

/** The log of a course. */
export function observe(random: SeededRandom, id: string, course: Course, logging: Logging): Run {
  const steps = evaluationsOf(logging.spacing, logging.count, logging.last);
  const axis: Axis = { name: logging.unit, unit: logging.unit };
  const series: Series[] = [];
  const log = (name: string, values: Float64Array): void => {
    series.push({ name, axis, steps, values });
  };
  if (logging.channel === 'accuracy') {
    log('train_accuracy', accuracies(random, steps, course.train, { ...logging, testSize: 4000 }, 0.2));
    log('test_accuracy', accuracies(random, steps, course.test, logging, 1));
  }
  if (logging.losses) {
    log('train_loss', losses(random, steps, course.train, logging, 1e-3));
    log('test_loss', losses(random, steps, course.test, logging, 0.01));
  }
  const config: ConfigEntry[] = [];
  const say = (key: string, value: number): void => {
    config.push({ key, value, from: 'settings' });
  };
  if (course.weightDecay !== undefined) say('weight_decay', course.weightDecay);
  if (logging.saysClasses) say('num_classes', logging.classes);
  return { id, source: { path: id, format: 'simulation', files: [] }, series, config, notes: [] };
}

/** Noise is that of training, times `share`, and that of counting right answers; it vanishes where all are right. */
function accuracies(
  random: SeededRandom,
  steps: Float64Array,
  score: Level,
  { classes, testSize, sd, rho, spikes }: Logging,
  share: number,
): Float64Array {
  const exact = steps.map((step) => 1 / classes + (1 - 1 / classes) * score(step));
  const unclipped = disturbed(random, exact, { sd: 1, rho, spikes: false, clip: false });
  return exact.map((level, i) => {
    const spread = Math.sqrt(4 * level * (1 - level));
    const training = share * sd * Math.max(0.2, spread) * ((unclipped[i] as number) - level);
    const counting = (spread / 2 / Math.sqrt(testSize)) * random.normal();
    const spike = spikes && random.uniform() < 0.01 ? uniform(random, 0, 0.3) : 0;
    const value = Math.min(1, Math.max(0, level + training + counting - spike));
    return Math.round(value * testSize) / testSize;
  });
}

/** The loss that belongs to a score, 1 - L/L₀ with L₀ = ln(classes), in log-normal noise. */
function losses(
  random: SeededRandom,
  steps: Float64Array,
  score: Level,
  { classes, sd, rho }: Logging,
  least: number,
): Float64Array {
  const exact = steps.map((step) => Math.log(Math.log(classes) * Math.max(least, 1 - score(step))));
  return disturbed(random, exact, { sd: 2 * sd, rho, spikes: false, clip: false }).map(Math.exp);
}
