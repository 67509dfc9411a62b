import type { AnalysedRun, Analysis } from '../../analysis.js';
import type { Follower } from '../../follow/index.js';
import { stateWords } from './words.js';

/** What a view shows, and how it hears that it has changed. */
export interface AnalysisSource {
  /** The newest analysis. A new object whenever something has changed. */
  current(): Analysis;
  /** A sentence on the live state of a run (phase, alarm, forecast), or undefined. */
  status?(run: AnalysedRun): string | undefined;
  /** Calls the listener after each change; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** What is followed, as a view takes it. */
export function liveSource(follower: Follower): AnalysisSource {
  return {
    current: () => follower.current(),
    status: (run) => {
      const state = follower.stateOf(run);
      return state && stateWords({ analysed: run, state });
    },
    subscribe: (listener) => follower.subscribe(listener),
  };
}
