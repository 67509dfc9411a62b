import { BLANK, type Line, line, lineWidth, padEnd, span, textWidth, wrapAfter } from '../../report/lines.js';
import { BINDINGS, KEYMAP } from './keymap.js';
import type { View } from './view.js';

const WIDEST_COLUMN = 78;
/** From this width on there are two columns. */
const TWO_COLUMNS = 96;
const GAP = 3;

/** All keys under their headings, those that can do nothing now dim, and what the marks of the chart mean. */
export function helpLines(view: View, width: number, rows: number): Line[] {
  const columns = width >= TWO_COLUMNS ? 2 : 1;
  const columnWidth = Math.min(WIDEST_COLUMN, Math.floor((width - (columns - 1) * GAP) / columns));
  const blocks = [...keyBlocks(view, columnWidth), markBlock(columnWidth)];
  const [left, right] = columns === 1 ? [blocks.flatMap(spaced), []] : inTwo(blocks, rows);
  return right.length === 0
    ? left
    : Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
        beside(left[i] ?? BLANK, right[i] ?? BLANK, columnWidth + GAP),
      );
}

function keyBlocks(view: View, width: number): Line[][] {
  const keyWidth = Math.max(...BINDINGS.map(({ shown }) => textWidth(shown)));
  return KEYMAP.map(({ heading, bindings }) => [
    line(heading, 'strong'),
    ...bindings.flatMap(({ shown, help, why }) => {
      const isDisabled = why?.(view) !== undefined;
      const lead = span(`  ${padEnd(shown, keyWidth)}  `, isDisabled ? 'dim' : 'strong');
      return wrapAfter(lead, help, width, isDisabled ? 'dim' : 'plain');
    }),
  ]);
}

function markBlock(width: number): Line[] {
  return [
    line('Marks', 'strong'),
    ...wrapAfter(
      span('  ▾ ┊       ', 'strong'),
      'A step that is named above it, led through the plot.',
      width,
    ),
    ...wrapAfter(span('  ├─▾─┤     ', 'test'), '10, 50 and 90 % of the move of the test curve.', width),
    ...wrapAfter(
      span('  theory →  ', 'theory'),
      '(1/λ)·log α, the step of the theory; → beyond the log.',
      width,
    ),
    ...wrapAfter(
      span('  fit       ', 'theory'),
      'Fitted move; dots around it: t50 within its 95 % interval.',
      width,
    ),
  ];
}

function spaced(block: readonly Line[], index: number): Line[] {
  return index === 0 ? [...block] : [BLANK, ...block];
}

/** Blocks in two columns, the first filled as far as about half of all rows. */
function inTwo(blocks: readonly Line[][], rows: number): [Line[], Line[]] {
  const total = blocks.reduce((sum, block) => sum + block.length + 1, 0);
  const left: Line[] = [];
  let taken = 0;
  for (const block of blocks) {
    if (taken > 0 && left.length + block.length + 1 > Math.max(rows, total / 2)) break;
    left.push(...spaced(block, taken));
    taken += 1;
  }
  return [left, blocks.slice(taken).flatMap(spaced)];
}

function beside(left: Line, right: Line, width: number): Line {
  return [...left, span(' '.repeat(Math.max(0, width - lineWidth(left)))), ...right];
}
