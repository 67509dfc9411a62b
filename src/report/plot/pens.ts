import type { Style } from '../lines.js';
import type { Figure } from './figure.js';
import type { Pen } from './raster.js';

/** Colours of runs that are drawn over each other, by slot; they begin anew after the last. */
const RUN_STYLES: readonly Style[] = ['run0', 'run1', 'run2', 'run3', 'run4', 'run5'];

/** What stands for a run in ASCII and at the end of its curve: 1 to 9, then letters. */
export function runLetter(slot: number): string {
  return '123456789abcdefghijklmnopqrstuvwxyz'.charAt(slot % 35);
}

export function runStyle(slot: number): Style {
  return RUN_STYLES[slot % RUN_STYLES.length] ?? 'plain';
}

type Runs = Pick<Figure, 'runs' | 'slots'>;

/** Which of the colours and letters a run of a figure has. */
export function slotOf({ slots }: Runs, run: number): number {
  return slots?.[run] ?? run;
}

/** How a curve is drawn: train is dotted and test solid; colours tell the two apart, or the runs where there are several. */
export function penOf(figure: Runs, run: number, role: 'train' | 'test'): Pen {
  const dotted = role === 'train';
  if (figure.runs.length === 1) return { style: role, dotted, letter: dotted ? '.' : '#' };
  const slot = slotOf(figure, run);
  return { style: runStyle(slot), dotted, letter: dotted ? '.' : runLetter(slot) };
}

/** How a fitted move is drawn, under the curve. */
export const FIT_PEN: Pen = { style: 'theory', dotted: false, letter: '~' };
