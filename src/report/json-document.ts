import type { Channel, Verdict } from '../detectors/diagnosis.js';
import type { AxisUnit } from '../run/run.js';

/**
 * The JSON report, schemaVersion 1. It ships as `schema/analysis.v1.schema.json` too.
 * `null` means not applicable; an absent key means not in the log. Numbers are always finite.
 */
export interface JsonReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'grokscope'; readonly version: string };
  readonly runs: readonly JsonRun[];
  readonly errors: readonly JsonError[];
}

export interface JsonRun {
  readonly id: string;
  readonly source: { readonly path: string; readonly format: string; readonly files: readonly string[] };
  readonly axis: { readonly name: string; readonly unit: AxisUnit };
  readonly series: JsonSeriesByRole;
  readonly hyperparameters: JsonHyperparameters;
  readonly verdict: Verdict;
  readonly channel: Channel | null;
  readonly tags: readonly string[];
  /** Probability of `verdict`, 0..1. */
  readonly probability: number;
  readonly probabilities: Readonly<Partial<Record<Verdict, number>>>;
  readonly summary: string;
  readonly memorized: JsonCrossing | null;
  readonly transition: JsonTransition | null;
  readonly delayRatio: number | null;
  readonly phases: readonly JsonPhase[];
  readonly theory: JsonTheory;
  readonly forecast: JsonForecast | null;
  readonly evidence: readonly string[];
  readonly warnings: readonly JsonWarning[];
}

export interface JsonSeriesByRole {
  readonly trainAccuracy?: JsonSeries;
  readonly testAccuracy?: JsonSeries;
  readonly trainLoss?: JsonSeries;
  readonly testLoss?: JsonSeries;
  readonly weightNorm?: JsonSeries;
  readonly learningRate?: JsonSeries;
}

export interface JsonSeries {
  /** Name in the log. */
  readonly name: string;
  readonly points: number;
  /** Unit of the values as analysed: accuracies are fractions whatever the log wrote. */
  readonly unit: string;
  /** First and last logged step, also where the value there is NaN or infinite. */
  readonly first: number | null;
  readonly last: number | null;
}

export interface JsonFound<T> {
  readonly value: T;
  /** Where it was found, in words. */
  readonly from: string;
}

export interface JsonHyperparameters {
  readonly lr?: JsonFound<number>;
  readonly weightDecay?: JsonFound<number>;
  readonly optimizer?: JsonFound<string>;
  readonly momentum?: JsonFound<number>;
  readonly dampening?: JsonFound<number>;
  readonly initScale?: JsonFound<number>;
  readonly initNorm?: JsonFound<number>;
  readonly batchSize?: JsonFound<number>;
  readonly trainSize?: JsonFound<number>;
  readonly testSize?: JsonFound<number>;
  readonly classes?: JsonFound<number>;
  readonly seed?: JsonFound<number>;
}

export interface JsonCrossing {
  readonly step: number;
  readonly bracket: JsonInterval;
}

/** An end is null where it is not bounded by the log. */
export type JsonInterval = readonly [number | null, number | null];

export interface JsonTransition {
  readonly direction: 'rise' | 'fall';
  readonly from: number | null;
  readonly to: number | null;
  /** Steps at which 10, 50 and 90 % of the move are done; null where that cannot be told. */
  readonly t10: number | null;
  readonly t50: number | null;
  readonly t90: number | null;
  readonly interval95: JsonInterval;
  readonly bracket: JsonInterval;
  /** Scale of the logistic in ln(step). */
  readonly width: number | null;
  /** True where the log ends before the move does. */
  readonly censored: boolean;
  /** Both parts of a move with a shelf between them; absent where there is none. */
  readonly stages?: readonly JsonStage[];
}

export interface JsonStage {
  readonly from: number | null;
  readonly to: number | null;
  readonly t10: number | null;
  readonly t50: number | null;
  readonly t90: number | null;
  readonly bracket: JsonInterval;
}

export interface JsonPhase {
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
}

export interface JsonTheory {
  readonly applies: boolean;
  readonly s10: number | null;
  readonly s50: number | null;
  readonly s90: number | null;
  readonly logAlpha: number | null;
  readonly alphaSource: string | null;
  readonly predictedStep: number | null;
  readonly ratio: number | null;
  readonly offset: number | null;
  /** Where s50 is expected after logAlpha, as measured on models of order 2 and on trained nets; absent without logAlpha. */
  readonly bands?: { readonly order2: JsonInterval; readonly trained: JsonInterval };
  /** ln(alpha) that the law would need for this s50; absent where logAlpha is known. */
  readonly impliedLogAlpha?: number | null;
  readonly slopeCheck: number | null;
  /** What another slope than -1 may mean, in words. */
  readonly slopeMeaning?: string;
  readonly why: string | null;
}

export interface JsonForecast {
  /** `risk`: a run that generalised early may lose it then; `expected`: a rise, if one comes. */
  readonly kind?: 'expected' | 'risk';
  readonly step: number;
  readonly interval80: JsonInterval;
  readonly method: string;
  readonly basis: string;
}

export interface JsonWarning {
  readonly code: string;
  readonly message: string;
}

export interface JsonError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}
