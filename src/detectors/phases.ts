import { segment } from './change-points/index.js';
import type { Phase } from './diagnosis.js';
import type { Score } from './score.js';
import { thresholds } from './thresholds.js';

/** Share of the distance between the lowest and the highest segment within which a segment counts as low or high. */
const margin = 0.1;
/** A segment between low and high that lasts this factor of time is a shelf, not part of a move. */
const shelf = 2;
const mostBins = 200;
/** Scores beyond are those of damaged logs; their squares would not add up. */
const largest = 1e100;
/** Price of a change, per bin: that of a level half the smallest move away, held for a fortieth of the run. */
const pricePerBin = (thresholds.amplitude / 2) ** 2 / 40;

/**
 * The run as a sequence of named stretches: memorising up to the fit, then the segments of constant test score
 * (exact L2 segmentation), named by their level against the lowest and the highest of them and joined where they
 * have one name: plateau, rise, shelf, generalised, fall, lost.
 */
export function phasesOf(test: Score, memorised: number | null): Phase[] {
  const [first, last] = [test.steps[0] ?? 0, test.steps.at(-1) ?? 0];
  if (last <= first) return [];
  if (memorised === null || memorised >= last) return [{ name: 'training', from: first, to: last }];
  const start = test.steps.findIndex((step) => step >= memorised);
  const { steps, scores } = binned(test.steps.subarray(start), test.scores.subarray(start));
  const { changes, means } = segment(scores, { penalty: pricePerBin * scores.length });
  const bounds = [memorised, ...changes.map((index) => steps[index] as number), last];
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const phases: Phase[] = memorised > first ? [{ name: 'memorising', from: first, to: memorised }] : [];
  let previous: string | undefined;
  let level = means[0] ?? 0;
  for (const [i, mean] of means.entries()) {
    const [from, to] = [bounds[i] as number, bounds[i + 1] as number];
    const name =
      high - low < thresholds.amplitude
        ? flatName(mean)
        : nameOf({ mean, low, high, before: level, lasts: to / Math.max(from, 1), previous });
    const before = phases.at(-1);
    if (before && name === previous) phases[phases.length - 1] = { ...before, to };
    else if (to > from) phases.push({ name, from, to });
    previous = name;
    level = mean;
  }
  return phases;
}

/** Means of consecutive evaluations, at most `mostBins` of them: the phases of a long log need no finer grid. */
function binned(steps: Float64Array, scores: Float64Array): { steps: Float64Array; scores: Float64Array } {
  const size = Math.ceil(steps.length / mostBins);
  const held = scores.map((score) => Math.min(largest, Math.max(-largest, score)));
  if (size === 1) return { steps, scores: held };
  const count = Math.ceil(steps.length / size);
  const means = new Float64Array(count);
  for (let bin = 0; bin < count; bin++) {
    const part = held.subarray(bin * size, (bin + 1) * size);
    means[bin] = part.reduce((sum, score) => sum + score, 0) / part.length;
  }
  return { steps: Float64Array.from(means, (_, bin) => steps[bin * size] as number), scores: means };
}

function flatName(mean: number): string {
  return mean < thresholds.low ? 'plateau' : 'generalised';
}

interface Segment {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Mean of the segment before. */
  readonly before: number;
  /** Its end over its start. */
  readonly lasts: number;
  readonly previous: string | undefined;
}

function nameOf({ mean, low, high, before, lasts, previous }: Segment): string {
  const share = (mean - low) / (high - low);
  if (share >= 1 - margin) return 'generalised';
  if (share <= margin) return previous === undefined || previous === 'plateau' ? 'plateau' : 'lost';
  if (previous === undefined || lasts >= shelf) return 'shelf';
  return mean >= before ? 'rise' : 'fall';
}
