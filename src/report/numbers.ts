/**
 * A step for people: whole with thousands separators from 100 on, three significant digits below.
 *
 * @example
 * formatStep(5130.4) // => '5,130'
 * formatStep(1.5) // => '1.5'
 */
export function formatStep(step: number): string {
  return Math.abs(step) >= 100 ? withSeparators(Math.round(step)) : formatNumber(step, 3);
}

/** A fraction as a percentage with the precision that the reader can use: `98 %`, `0.4 %`, `99.4 %`. */
export function formatPercent(fraction: number): string {
  const percent = fraction * 100;
  const distance = Math.min(Math.abs(percent), Math.abs(100 - percent));
  const digits = distance >= 10 || distance < 1e-9 ? 0 : distance >= 0.095 ? 1 : 2;
  return `${trimZeros(percent.toFixed(digits))} %`;
}

/** A probability for people. Never claims certainty: `> 99 %` and `< 1 %` are the ends. */
export function formatProbability(probability: number): string {
  if (probability > 0.99) return '> 99 %';
  if (probability < 0.01) return '< 1 %';
  return `${Math.round(probability * 100)} %`;
}

/** A number with a few significant digits (default 4): plain between 0.0001 and a million, scientific beyond. */
export function formatNumber(value: number, digits: number = 4): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (!Number.isFinite(value)) return String(value);
  if (size < 1e-4 || size >= 1e15) return trimZeros(value.toExponential(digits - 1)).replace('e+', 'e');
  if (size >= 10 ** (digits - 1)) return withSeparators(Math.round(value));
  return trimZeros(value.toPrecision(digits));
}

/** A tick label in at most about five characters: `500`, `2k`, `1M`, `0.01`, `1e-5`. */
export function formatCompact(value: number): string {
  const size = Math.abs(value);
  for (const [unit, suffix] of [
    [1e12, 'T'],
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    if (size >= unit) return `${formatNumber(value / unit, 3)}${suffix}`;
  }
  return formatNumber(value, 3);
}

/** How many times: `34×`, `1.5×`. */
export function formatRatio(ratio: number): string {
  return `${ratio >= 10 ? formatStep(Math.round(ratio)) : formatNumber(ratio, 2)}×`;
}

function withSeparators(whole: number): string {
  return whole.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}

function trimZeros(digits: string): string {
  return digits.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
}
