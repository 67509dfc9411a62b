import type { Style } from '../lines.js';

/** The characters that a chart is drawn with: eight, four or one dots a cell. */
export type GlyphSet = 'braille' | 'block' | 'ascii';

interface Dots {
  readonly across: number;
  readonly down: number;
  /** Bit of the dot at column x and row y of a cell: `bits[y * across + x]`. */
  readonly bits: readonly number[];
  glyph(bits: number, pen: Pen): string;
}

const QUADRANTS = ' ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█';

const DOTS: Readonly<Record<GlyphSet, Dots>> = {
  braille: {
    across: 2,
    down: 4,
    bits: [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80],
    glyph: (bits) => String.fromCharCode(0x2800 + bits),
  },
  block: { across: 2, down: 2, bits: [1, 2, 4, 8], glyph: (bits) => QUADRANTS.charAt(bits) },
  ascii: { across: 1, down: 1, bits: [1], glyph: (_, pen) => pen.letter },
};

/** How a curve is drawn. Dotted and solid tell curves apart without colour, letters do in ASCII. */
export interface Pen {
  readonly style: Style;
  readonly dotted: boolean;
  readonly letter: string;
}

/** A grid of terminal cells in which single dots can be set. A later pen wins the colour of a shared cell. */
export class Raster {
  /** Size in dots. */
  readonly width: number;
  readonly height: number;
  /** Size in cells. */
  readonly columns: number;
  readonly rows: number;
  private readonly dots: Dots;
  private readonly cells: Uint8Array;
  private readonly pens: (Pen | undefined)[];

  constructor(columns: number, rows: number, glyphs: GlyphSet) {
    this.columns = columns;
    this.rows = rows;
    this.dots = DOTS[glyphs];
    this.width = columns * this.dots.across;
    this.height = rows * this.dots.down;
    this.cells = new Uint8Array(columns * rows);
    this.pens = Array.from({ length: columns * rows });
  }

  /** Sets the dot at column `x` from the left and row `y` from the top. A dotted pen leaves out every second one. */
  set(x: number, y: number, pen: Pen): void {
    const { across, down, bits } = this.dots;
    if (pen.dotted && across > 1 && (x + y) % 2 !== 0) return;
    const cell = Math.floor(y / down) * this.columns + Math.floor(x / across);
    this.cells[cell] = (this.cells[cell] ?? 0) | (bits[(y % down) * across + (x % across)] ?? 0);
    this.pens[cell] = pen;
  }

  /** Fills column `x` between two rows with every fourth dot, so that what is drawn over it stays in sight. */
  shade(x: number, from: number, to: number, pen: Pen): void {
    for (let y = Math.min(from, to); y <= Math.max(from, to); y += 1)
      if ((x + 2 * y) % 4 === 0) this.set(x, y, pen);
  }

  /** Draws the dots of column `x` between two rows, both included. */
  column(x: number, from: number, to: number, pen: Pen): void {
    for (let y = Math.min(from, to); y <= Math.max(from, to); y += 1) this.set(x, y, pen);
  }

  /** The character of a cell, or undefined where no dot is set. */
  cell(column: number, row: number): { readonly glyph: string; readonly style: Style } | undefined {
    const index = row * this.columns + column;
    const bits = this.cells[index];
    const pen = this.pens[index];
    return bits && pen ? { glyph: this.dots.glyph(bits, pen), style: pen.style } : undefined;
  }

  /** Cell column of a dot column. */
  cellColumn(x: number): number {
    return Math.floor(x / this.dots.across);
  }

  /** Cell row of a dot row. */
  cellRow(y: number): number {
    return Math.floor(y / this.dots.down);
  }
}

/** How the legend shows a pen. */
export function penSample(pen: Pen, glyphs: GlyphSet): string {
  const sample = {
    braille: pen.dotted ? '⠂⠂⠂' : '⠒⠒⠒',
    block: pen.dotted ? '▘▘▘' : '▀▀▀',
    ascii: pen.letter.repeat(3),
  };
  return sample[glyphs];
}
