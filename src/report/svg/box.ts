import type { Figure } from '../plot/figure.js';
import { createScale, type Scale } from '../plot/scale.js';

/** Where a figure is drawn: a box in pixels, and the scales of its axes. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly bottom: number;
  readonly right: number;
  readonly x: Scale;
  readonly y: Scale;
  /** Pixel of a place on the x axis, and of a value. */
  readonly across: (place: number) => number;
  readonly down: (value: number) => number;
}

/** Room above and below the values, so that a line at 100 % is not cut in half. */
const PADDING = 6;

export function boxFor(
  figure: Pick<Figure, 'x' | 'y'>,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): Box {
  const x = createScale(figure.x.kind, figure.x.domain, Math.round(width) + 1);
  const y = createScale(figure.y.kind, figure.y.domain, Math.round(height) - 2 * PADDING + 1);
  const bottom = top + height;
  return {
    left,
    top,
    width,
    height,
    bottom,
    right: left + width,
    x,
    y,
    across: (place) => left + x.position(place),
    down: (value) => bottom - PADDING - y.position(value),
  };
}

/** Scales, and the corner from which their positions count. */
export type Corner = Pick<Box, 'x' | 'y' | 'left' | 'bottom'>;

export function cornerOf({ x, y, left, bottom }: Box): Corner {
  return { x, y, left, bottom: bottom - PADDING };
}
