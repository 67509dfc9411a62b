import type { AnalysedRun, InputError } from './analysis.js';

/** One run as it was read and prepared, before any judgement. */
export interface InspectedRun extends Omit<AnalysedRun, 'diagnosis'> {
  /** Why each role went to its series, in words. */
  readonly reasons: Readonly<Partial<Record<keyof AnalysedRun['curves'], string>>>;
}

/** A file that was looked at. */
export interface InspectedFile {
  readonly path: string;
  /** The format as which it was read; absent where it could not be read. */
  readonly format?: string;
  /** The formats that were tried, the last of which was the right one where the file was read. */
  readonly tried: readonly {
    readonly format: string;
    /** How surely the content is of this format by its start and its name, 0 to 1. */
    readonly sureness: number;
    /** Why the content is not of this format, or is but cannot be read. */
    readonly failure?: string;
  }[];
}

/** What stands under some paths, as grokscope sees it. */
export interface Inspection {
  readonly files: readonly InspectedFile[];
  readonly runs: readonly InspectedRun[];
  /** What was passed over, and why. */
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
  readonly errors: readonly InputError[];
}
