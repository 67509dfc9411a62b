export type ScaleKind = 'linear' | 'log';

/** Maps a domain to pixel positions 0 … size - 1, and back. Values outside the domain land on the nearer edge. */
export interface Scale {
  readonly kind: ScaleKind;
  readonly domain: readonly [number, number];
  readonly size: number;
  position(value: number): number;
  value(position: number): number;
}

/**
 * A scale over `domain` for `size` pixels. A log scale needs a positive domain; zero and negative values
 * then land on its left edge. A domain without extent is widened.
 */
export function createScale(kind: ScaleKind, domain: readonly [number, number], size: number): Scale {
  return kind === 'log' ? logScale(domain, size) : linearScale(domain, size);
}

function linearScale(domain: readonly [number, number], size: number): Scale {
  const low = domain[0];
  const high = domain[1] > low ? domain[1] : low + Math.max(1, Math.abs(low));
  const last = size - 1;
  return {
    kind: 'linear',
    domain: [low, high],
    size,
    position: (value) => clamp((value - low) / (high - low)) * last,
    value: (position) => low + (last > 0 ? position / last : 0) * (high - low),
  };
}

function logScale(domain: readonly [number, number], size: number): Scale {
  const low = domain[0] > 0 ? domain[0] : Math.min(1, domain[1] > 0 ? domain[1] : 1);
  const high = domain[1] > low ? domain[1] : low * 10;
  const logLow = Math.log(low);
  const logSpan = Math.log(high) - logLow;
  const last = size - 1;
  return {
    kind: 'log',
    domain: [low, high],
    size,
    position: (value) => (value <= low ? 0 : clamp((Math.log(value) - logLow) / logSpan) * last),
    value: (position) => Math.exp(logLow + (last > 0 ? position / last : 0) * logSpan),
  };
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
