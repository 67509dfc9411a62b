import type { Role } from './run/curves.js';

/** What the caller knows better than the log. Every field replaces an inference; all are optional. */
export interface AnalyzeOptions {
  /** Column or key to use as the step axis. */
  readonly step?: string;
  /** Series to use for each role, by their name in the log. */
  readonly roles?: Partial<Readonly<Record<Role, string>>>;
  /** Series for the train and test curve, accuracy or loss by their name. */
  readonly train?: string;
  readonly test?: string;
  /** Unit of the accuracies. */
  readonly unit?: 'percent' | 'fraction';
  /** Accuracy of a guess, as a fraction. */
  readonly chance?: number;
  readonly lr?: number;
  readonly weightDecay?: number;
  readonly optimizer?: string;
  readonly momentum?: number;
  /** Norm of the weights at the start. */
  readonly initNorm?: number;
  readonly signal?: AbortSignal;
}
