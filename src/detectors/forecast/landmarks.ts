import type { FindLandmark, Landmark } from './landmark.js';
import type { LatePhase } from './late-phase.js';
import { normBalance } from './norm-balance.js';
import { normKnee } from './norm-knee.js';
import { testRise } from './test-rise.js';
import { trainHump } from './train-hump.js';
import { trainLossRise } from './train-loss.js';

const finders: readonly FindLandmark[] = [normBalance, normKnee, trainLossRise, trainHump, testRise];

/** The landmarks that a run shows. A run that generalised early has no rise to come. */
export function landmarksOf(phase: LatePhase, direction: 'rise' | 'fall'): Landmark[] {
  return finders
    .map((find) => find(phase))
    .filter((found) => found !== undefined)
    .filter(({ name }) => direction === 'rise' || name !== 'test-rise');
}
