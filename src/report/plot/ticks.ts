import { formatCompact, formatPercent } from '../numbers.js';
import type { FigureAxis } from './figure.js';
import type { Scale } from './scale.js';

/** About `count` round values inside the domain of a scale, ascending. */
export function ticks(scale: Scale, count: number): number[] {
  return TICKS[scale.kind](scale.domain, count);
}

/** Pixels of a power of ten under which it is not divided any more. */
const MIN_DECADE = 50;

/** The values between the ticks of a log axis: 2 to 9 times powers of ten, powers of ten where those are too many. */
export function minorTicks(scale: Scale): number[] {
  const [low, high] = scale.domain;
  if (scale.kind !== 'log' || high / low < 3) return [];
  const multiples = scale.size / Math.log10(high / low) < MIN_DECADE ? [1] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const values: number[] = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent += 1)
    for (const multiple of multiples) {
      const value = Number((multiple * 10 ** exponent).toPrecision(12));
      if (value >= low && value <= high) values.push(value);
    }
  return values;
}

const TICKS: Readonly<Record<Scale['kind'], (domain: readonly [number, number], count: number) => number[]>> =
  {
    linear: linearTicks,
    log: logTicks,
    logit: logitTicks,
  };

/** Multiples of 1, 2 or 5 times a power of ten. */
export function linearTicks([low, high]: readonly [number, number], count: number): number[] {
  const most = Math.max(1, count);
  const rough = high / most - low / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval =
    [1, 2, 5, 10].map((multiple) => multiple * power).find((size) => size >= rough * 0.999) ?? rough;
  if (!Number.isFinite(interval)) return [];
  const first = Math.ceil(low / interval - 1e-9);
  const last = Math.floor(high / interval + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * interval).toPrecision(12)),
  );
}

/** One half, and powers of ten away from 0 and from 1: 0.01, 0.1, 0.5, 0.9, 0.99. */
export function logitTicks([low, high]: readonly [number, number], count: number): number[] {
  const deepest = Math.floor(-Math.log10(Math.min(low, 1 - high)) + 1e-9);
  const wanted = Math.ceil((2 * deepest) / Math.max(1, count - 1));
  const stride = Math.max(1, Math.min(wanted, deepest));
  const depths = Array.from({ length: Math.floor(deepest / stride) }, (_, index) => (index + 1) * stride);
  return [
    ...depths.toReversed().map((depth) => Number((10 ** -depth).toPrecision(12))),
    0.5,
    ...depths.map((depth) => 1 - 10 ** -depth),
  ].filter((value) => value >= low * (1 - 1e-9) && 1 - value >= (1 - high) * (1 - 1e-9));
}

/** Powers of ten (every second or third where they are many); 1, 2, 5 times powers of ten where they are few. */
export function logTicks(domain: readonly [number, number], count: number): number[] {
  const [low, high] = domain;
  const decades = Math.log10(high / low);
  if (decades < 0.5) return linearTicks(domain, count);
  const stride = Math.max(1, Math.ceil(decades / Math.max(1, count)));
  const multiples = decades < 2.5 && count >= 3 ? [1, 2, 5] : [1];
  const values: number[] = [];
  for (
    let exponent = Math.floor(Math.log10(low) + 1e-9);
    exponent <= Math.log10(high) + 1e-9;
    exponent += 1
  ) {
    if (exponent % stride !== 0) continue;
    for (const multiple of multiples) {
      const value = Number((multiple * 10 ** exponent).toPrecision(12));
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) values.push(value);
    }
  }
  return values;
}

/** How a value is written at an axis. */
export function tickLabel(value: number, unit: FigureAxis['unit']): string {
  return unit === 'percent' ? formatPercent(value) : formatCompact(value);
}
