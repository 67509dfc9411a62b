import type { LatePhase } from './late-phase.js';

/** Ways of telling when a run turns from the kernel to the rich solution. */
export const LANDMARKS = ['clock', 'norm-knee', 'train-loss', 'train-hump', 'test-rise'] as const;

export type LandmarkName = (typeof LANDMARKS)[number];

/** A mark of the end of the kernel phase on the decay clock, seen already or extrapolated. */
export interface Landmark {
  readonly name: LandmarkName;
  /** Clock at the mark. */
  readonly s: number;
  /** How far beyond the end of the log it lies on the clock; 0 where it was seen. */
  readonly ahead: number;
  /** From what, in words with numbers. */
  readonly basis: string;
}

/** Looks for one landmark; undefined where the run does not show it. */
export type FindLandmark = (phase: LatePhase) => Landmark | undefined;
