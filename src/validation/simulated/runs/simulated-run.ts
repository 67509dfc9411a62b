import { thresholds } from '../../../detectors/thresholds.js';
import type { Column } from '../../../reference-models/recorder.js';
import { seededRandom } from '../../../reference-models/random/index.js';
import type { Run } from '../../../run/run.js';
import { type Course, sketch } from './course.js';
import { FAMILIES } from './families.js';
import type { Level } from './move.js';
import { drawLogging, type Logging, observe } from './observe.js';
import { type TrueOutcome, trueOutcome } from './true-verdict.js';

/** A log whose exact curves are known. */
export interface SimulatedRun {
  readonly run: Run;
  readonly family: string;
  readonly logging: Logging;
  readonly truth: TrueOutcome;
}

/** Points of the grid on which the exact curves are judged. */
const resolution = 4000;
/** Draws for one index: courses that the taxonomy has no name for are drawn again. */
const mostDraws = 20;

/** Run `index` of a seed: the families in turn. It is the same whatever other runs are drawn. */
export function simulatedRun(seed: number, index: number): SimulatedRun {
  const names = Object.keys(FAMILIES);
  const family = names[index % names.length] as string;
  const draw = FAMILIES[family] as (typeof FAMILIES)[string];
  const random = seededRandom(seed * 2 ** 20 + index);
  for (let left = mostDraws; ; left--) {
    const logging = drawLogging(random);
    const course = draw(sketch(random, logging));
    const truth = truthOf(course, logging);
    if (truth.verdict === 'unclassified' && left > 0) continue;
    return { run: observe(random, `${family}-${index}`, course, logging), family, logging, truth };
  }
}

function truthOf(
  { train, test, weightDecay }: Course,
  { first, last, channel, classes }: Logging,
): TrueOutcome {
  const grid = gridOf(first, last);
  const on = (level: Level): Column => ({ steps: grid, values: grid.map(level) });
  // The line of a learnt test set is drawn in accuracy, all others in scores.
  const high =
    channel === 'accuracy' ? (thresholds.high - 1 / classes) / (1 - 1 / classes) : thresholds.high + 0.05;
  return trueOutcome({ train: on(train), test: on(test), weightDecay }, { ...thresholds, high });
}

/** Half of the points are even in ln(step), half in the step, so that the start and the end are dense. */
function gridOf(first: number, last: number): Float64Array {
  const half = resolution / 2;
  const share = (i: number): number => i / (half - 1);
  return Float64Array.from({ length: resolution }, (_, i) =>
    i < half ? first * (last / first) ** share(i) : first + (last - first) * share(i - half),
  ).toSorted();
}
