export type ScaleKind = 'linear' | 'log' | 'logit';

/** Maps a domain to pixel positions 0 … size - 1, and back. Values outside the domain land on the nearer edge. */
export interface Scale {
  readonly kind: ScaleKind;
  readonly domain: readonly [number, number];
  readonly size: number;
  position(value: number): number;
  value(position: number): number;
}

/**
 * A scale over `domain` for `size` pixels. A log scale needs a positive domain, a logit scale one within 0..1, ends
 * excluded; what they cannot show lands on the edge. A domain without extent is widened.
 */
export function createScale(kind: ScaleKind, domain: readonly [number, number], size: number): Scale {
  const last = size - 1;
  const [low, high] = WIDEN[kind](domain);
  const { forward, back } = TRANSFORMS[kind];
  const start = forward(low);
  const extent = forward(high) - start;
  return {
    kind,
    domain: [low, high],
    size,
    position: (value) =>
      value <= low ? 0 : value >= high ? last : clamp((forward(value) - start) / extent) * last,
    value: (position) => back(start + (last > 0 ? position / last : 0) * extent),
  };
}

const TRANSFORMS: Readonly<
  Record<ScaleKind, { forward: (value: number) => number; back: (place: number) => number }>
> = {
  // Halves, since the extent of a domain may be too large for a number.
  linear: { forward: (value) => value / 2, back: (place) => place * 2 },
  log: { forward: Math.log, back: Math.exp },
  logit: {
    forward: (value) => Math.log(value / (1 - value)),
    back: (place) => 1 / (1 + Math.exp(-place)),
  },
};

type Domain = readonly [number, number];

const WIDEN: Readonly<Record<ScaleKind, (domain: Domain) => Domain>> = {
  linear: ([low, high]) => [low, high > low ? high : low + Math.max(1, Math.abs(low))],
  log: ([from, to]) => {
    const low = from > 0 ? from : Math.min(1, to > 0 ? to : 1);
    return [low, to > low ? to : low * 10];
  },
  logit: ([from, to]) => {
    const low = from > 0 && from < 1 ? from : 0.001;
    return [low, to > low && to < 1 ? to : Math.max(0.999, (1 + low) / 2)];
  },
};

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
