import type { Follower } from '../../follow/index.js';
import type { AnalysisSource } from '../tui/source.js';
import { stateWords } from './words.js';

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
