import { median } from '../numerics/index.js';
import type { ChannelScores, Score } from '../score.js';

/** Most evaluations that a half keeps. */
const longest = 500;

/**
 * The log twice over, each time with every other evaluation: what the noise decides comes out differently in the two.
 * Of a long log it is every other stretch, each as its median.
 */
export function halvesOf(scores: ChannelScores): readonly [ChannelScores, ChannelScores] {
  const half = (phase: 0 | 1): ChannelScores => ({
    ...scores,
    train: everyOther(scores.train, phase),
    test: everyOther(scores.test, phase),
  });
  return [half(0), half(1)];
}

function everyOther(score: Score, phase: 0 | 1): Score {
  const count = score.steps.length;
  const stretch = Math.max(1, Math.ceil(count / (2 * longest)));
  const steps: number[] = [];
  const scores: number[] = [];
  for (let start = phase * stretch; start < count; start += 2 * stretch) {
    const end = Math.min(count, start + stretch);
    steps.push(score.steps[end - 1] as number);
    scores.push(median(score.scores.subarray(start, end)));
  }
  return { ...score, steps: Float64Array.from(steps), scores: Float64Array.from(scores) };
}
