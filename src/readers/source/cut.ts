import type { Note } from '../../run/run.js';

/** Notes once that packed data are cut off, as those of a program that still writes. */
export function noteCut(notes: Note[], method: 'gzip' | 'zstd', unpacked: number): void {
  if (isCut(notes)) return;
  const message = `the ${method} data are cut off; the ${unpacked} bytes that can be unpacked are read`;
  notes.push({ code: `cut-${method}`, message });
}

export function isCut(notes: readonly Note[]): boolean {
  return notes.some(({ code }) => code === 'cut-gzip' || code === 'cut-zstd');
}
