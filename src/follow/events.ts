import type { AnalysedRun, InputError } from '../analysis.js';
import type { Forecast, Verdict } from '../detectors/diagnosis.js';
import type { WatchEvent, WatchPhase } from '../detectors/online/index.js';

/** Where a run stands. */
export interface LiveState {
  readonly phase: WatchPhase;
  /** Step at which the phase began; null for the first. */
  readonly since: number | null;
  /** Last step at which test was evaluated, else the last of any curve; null before the first. */
  readonly step: number | null;
}

interface OfRun {
  readonly analysed: AnalysedRun;
  readonly state: LiveState;
}

/** Something that happened to what is followed. */
export type FollowEvent =
  /** A run is there, or is there again. */
  | (OfRun & { readonly kind: 'found' })
  /** The phase has changed, which is an alarm where the change has an average run length. */
  | (OfRun & { readonly kind: 'phase'; readonly change: WatchEvent })
  /** Another verdict than before. A run that came while it was watched had insufficient data before. */
  | (OfRun & { readonly kind: 'verdict'; readonly previous: Verdict })
  /** The forecast has come, has moved by more than a tenth, or has gone. */
  | (OfRun & { readonly kind: 'forecast'; readonly forecast: Forecast | null })
  /** The log of a run is no longer there. */
  | (OfRun & { readonly kind: 'gone' })
  /** A path has no log yet, or nothing in it that can be read. */
  | { readonly kind: 'waiting'; readonly problem: InputError }
  /** An input cannot be read, or options name what is not in it. */
  | { readonly kind: 'problem'; readonly problem: InputError };
