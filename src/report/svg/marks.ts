import { element } from './element.js';

/** Outlines of marks around 0, about nine pixels across; runs that are drawn over each other have one each. */
const SHAPES = {
  circle: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  square: 'M-3.5-3.5h7v7h-7z',
  up: 'M0-4.5L4.5 3.5h-9z',
  diamond: 'M0-5L5 0L0 5L-5 0z',
  down: 'M0 4.5L4.5-3.5h-9z',
  cross: 'M-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z',
} as const;

export type Shape = keyof typeof SHAPES;

const RUN_SHAPES: readonly Shape[] = ['circle', 'square', 'up', 'diamond', 'down', 'cross'];

export function runShape(run: number): Shape {
  return RUN_SHAPES[run % RUN_SHAPES.length] ?? 'circle';
}

export function mark(shape: Shape, x: number, y: number, style: 'mark' | 'hollow' = 'mark'): string {
  return element('path', {
    class: style,
    d: SHAPES[shape],
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
  });
}
