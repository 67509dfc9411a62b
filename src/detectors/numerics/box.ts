/** Bounds of two variables. */
export interface Box {
  readonly lower: readonly [number, number];
  readonly upper: readonly [number, number];
}

export function clamp(value: number, lower: number, upper: number): number {
  return Math.min(Math.max(value, lower), upper);
}
