import type { Decay } from '../decay.js';
import type { Verdict } from '../diagnosis.js';
import type { Memorisation } from '../memorisation.js';
import type { ChannelScores } from '../score.js';
import type { Shape } from '../shape/shape.js';
import type { Thresholds } from '../thresholds.js';
import type { Move } from './move.js';

/** What the rules need to know of a run. */
export interface Case {
  readonly scores: ChannelScores;
  readonly memorisation: Memorisation;
  readonly shape: Shape;
  /** The train loss stopped being finite, or ended at over ten times its first value. */
  readonly diverged: boolean;
  readonly weightDecay: number | undefined;
  /** The decay clock and what the norm says on it, or why there is none. */
  readonly decay: Decay | { readonly why: string };
  /** Step of an earlier fit that was lost again before test moved; null where there was none. */
  readonly earlierFit: number | null;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly tags: readonly string[];
  readonly move: Move | null;
  /** Why, in words; the first part of the evidence. */
  readonly because: string;
}

/** A decision in one line. */
export function decision(
  verdict: Verdict,
  because: string,
  move: Move | null = null,
  tags: readonly string[] = [],
): Decision {
  return { verdict, because, move, tags };
}

/** By how much a test score counts as learnt: by accuracy where there is one, else by the loss score. */
export function overHigh({ scores }: Case, score: number, limits: Thresholds): number {
  const { test } = scores;
  return scores.channel === 'accuracy'
    ? test.offset + test.scale * score - limits.high
    : score - limits.high - 0.05;
}

export function isHigh(run: Case, score: number, limits: Thresholds): boolean {
  return overHigh(run, score, limits) >= 0;
}
