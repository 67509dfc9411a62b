import type { LandmarkName } from './landmark.js';

/** How much later than each landmark the move of the test curve is half done, in units of the decay clock. */
export interface Kind {
  /** A family of reference runs, or `other`: any run that is like none of them. */
  readonly name: string;
  readonly direction: 'rise' | 'fall';
  readonly offsets: Readonly<Partial<Record<LandmarkName, number>>>;
  /** Standard deviation that comes to every landmark but `test-rise`: for `other`, how far families differ. */
  readonly extra: number;
}

/** Standard deviation around the offset: `near` at the landmark, and `far` more for each unit that it lies ahead. */
export interface Spread {
  readonly near: number;
  readonly far: number;
}

export interface Calibration {
  readonly kinds: readonly Kind[];
  readonly spreads: Readonly<Record<'rise' | 'fall', Readonly<Partial<Record<LandmarkName, Spread>>>>>;
  /** ln(t50) over a rise that is continued in ln(step), without a clock. */
  readonly logRise: { readonly offset: number; readonly spread: Spread };
}
