import type { Verdict } from './detectors/diagnosis.js';
import type { Role } from './run/curves.js';

/** What `grokscope.config.json`, `.mjs` or `.js`, or the key `grokscope` of a `package.json`, may hold; all is optional. */
export interface Config {
  /** Address of the JSON schema, for editors. */
  readonly $schema?: string;
  /** Format of reports; where it is set, no view opens. */
  readonly format?: 'text' | 'json' | 'jsonl' | 'markdown' | 'html' | 'svg' | 'csv';
  /** Whether the view may open on a terminal (default true). */
  readonly tui?: boolean;
  /** Whether a terminal may get colours (default true). */
  readonly color?: boolean;
  /** Series for the train and test curve, and the column that counts the steps. */
  readonly train?: string;
  readonly test?: string;
  readonly step?: string;
  /** Series by role, and the column that counts the steps. */
  readonly map?: Readonly<Partial<Record<Role | 'step', string>>>;
  readonly lr?: number;
  readonly wd?: number;
  readonly optimizer?: string;
  readonly momentum?: number;
  /** Norm of the weights at the start. */
  readonly initNorm?: number;
  /** Unit of the accuracies. */
  readonly unit?: 'percent' | 'fraction';
  /** Accuracy of a guess, as a fraction. */
  readonly chance?: number;
  /** What `grokscope check` expects of every run. */
  readonly check?: CheckConfig;
}

export interface CheckConfig {
  /** Verdicts that pass. */
  readonly expect?: readonly Verdict[];
  /** The whole 95 % interval of t50 must lie before, or after, this step. */
  readonly before?: number;
  readonly after?: number;
  /** Least probability of the verdicts that pass, 0..1. */
  readonly minProbability?: number;
  /** Greatest t50 / memorisation step. */
  readonly maxDelayRatio?: number;
}

/**
 * Returns the configuration as it is; editors and compilers check it on the way.
 *
 * @example
 * defineConfig({ wd: 1, check: { expect: ['grokking'] } }) // => { wd: 1, check: { expect: ['grokking'] } }
 */
export function defineConfig(config: Config): Config {
  return config;
}
