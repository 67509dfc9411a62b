import type { Column } from '../../../reference-models/recorder.js';

/** A stretch of an exact curve from one turning point to the next, in steps and levels. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Splits a curve without noise at its turning points and joins what turns back by less than `amplitude`: the smallest
 * such piece first, until all that is left are moves of at least that size.
 */
export function piecesOf(curve: Column, amplitude: number): Piece[] {
  let pieces = monotonePieces(curve);
  for (;;) {
    const sizes = pieces.map(({ from, to }) => Math.abs(to - from));
    const smallest = Math.min(...sizes);
    if (pieces.length === 0 || smallest >= amplitude) return pieces;
    pieces = without(pieces, sizes.indexOf(smallest));
  }
}

/** Pieces that go up and down in turn; level stretches belong to the piece before them. */
function monotonePieces({ steps, values }: Column): Piece[] {
  const turns = [0];
  let direction = 0;
  for (let i = 1; i < values.length; i++) {
    const next = Math.sign((values[i] as number) - (values[i - 1] as number));
    if (next === 0) continue;
    if (direction !== 0 && next !== direction) turns.push(i - 1);
    direction = next;
  }
  return [...turns.slice(1), values.length - 1].map((end, i) => {
    const start = turns[i] as number;
    return {
      start: steps[start] as number,
      end: steps[end] as number,
      from: values[start] as number,
      to: values[end] as number,
    };
  });
}

/** The neighbours of the piece at `index` become one; at an end it is dropped. */
function without(pieces: readonly Piece[], index: number): Piece[] {
  const [before, after] = [pieces[index - 1], pieces[index + 1]];
  if (!before || !after) return pieces.filter((_, i) => i !== index);
  const joined = { start: before.start, end: after.end, from: before.from, to: after.to };
  return [...pieces.slice(0, index - 1), joined, ...pieces.slice(index + 2)];
}
