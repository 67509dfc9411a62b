/** What a figure is held against; both ends count as met. */
export interface Target {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A measured figure with its target. */
export interface Figure {
  readonly name: string;
  /** `null` where nothing was there to measure. */
  readonly measured: number | null;
  /** `null` for a figure that informs only. */
  readonly target: Target | null;
  /** `null` without a measurement or a target. */
  readonly met: boolean | null;
}

export type Cell = string | number | null;

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What one part of the suite found. */
export interface Section {
  readonly title: string;
  /** How it was measured, in a few sentences. */
  readonly about: string;
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
}

export interface ValidationReport {
  /** `quick`, `full`, or folders of labelled logs, as asked for. */
  readonly suites: readonly string[];
  readonly sections: readonly Section[];
}

/** Holds a measurement against a target. */
export function figure(name: string, measured: number | null, target: Target | null = null): Figure {
  const value = measured !== null && Number.isFinite(measured) ? measured : null;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = target ?? {};
  const met = value === null || target === null ? null : value >= atLeast && value <= atMost;
  return { name, measured: value, target, met };
}
