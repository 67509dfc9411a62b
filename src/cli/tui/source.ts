import type { AnalysedRun, Analysis } from '../../analysis.js';

/** What a view shows, and how it hears that it has changed. */
export interface AnalysisSource {
  /** The newest analysis. A new object whenever something has changed. */
  current(): Analysis;
  /** A sentence on the live state of a run (phase, alarm, forecast), or undefined. */
  status?(run: AnalysedRun): string | undefined;
  /** Calls the listener after each change; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** Logs that are finished: one analysis that never changes. */
export function fixedSource(analysis: Analysis): AnalysisSource {
  return { current: () => analysis, subscribe: () => () => undefined };
}
