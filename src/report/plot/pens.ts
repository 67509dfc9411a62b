import type { Style } from '../lines.js';
import type { Figure } from './figure.js';
import type { Pen } from './raster.js';

/** Colours of runs that are drawn over each other, in their order; they begin anew after the last. */
const RUN_STYLES: readonly Style[] = ['run0', 'run1', 'run2', 'run3', 'run4', 'run5'];

/** What stands for a run in ASCII and at the end of its curve: 1 to 9, then letters. */
export function runLetter(run: number): string {
  return '123456789abcdefghijklmnopqrstuvwxyz'.charAt(run % 35);
}

export function runStyle(run: number): Style {
  return RUN_STYLES[run % RUN_STYLES.length] ?? 'plain';
}

/** How a curve is drawn: train is dotted and test solid; colours tell the two apart, or the runs where there are several. */
export function penOf({ runs }: Pick<Figure, 'runs'>, run: number, role: 'train' | 'test'): Pen {
  const dotted = role === 'train';
  if (runs.length > 1) return { style: runStyle(run), dotted, letter: dotted ? '.' : runLetter(run) };
  return { style: role, dotted, letter: dotted ? '.' : '#' };
}

/** How a fitted move is drawn, under the curve. */
export const FIT_PEN: Pen = { style: 'theory', dotted: false, letter: '~' };
