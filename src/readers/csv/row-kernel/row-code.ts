import { assemble, type Code } from '../../../util/wasm/assembler.js';
import {
  byteAt,
  f64,
  giveBack,
  i32,
  putByte,
  putF64,
  putI32,
  repeatWhile,
  step,
  when,
} from '../../../util/wasm/expressions.js';
import { Locals } from '../../../util/wasm/locals.js';
import { decimalCode, type PowerTables } from './decimal-code.js';
import { digitsCode, minus, numberVariables } from './digits-code.js';

/** Addresses in the memory of the code. */
export interface Layout extends PowerTables {
  /** i32: the rows that were taken. */
  readonly rows: number;
  /** float64 of each cell, column after column. */
  readonly cells: number;
  /** A byte of each cell: 1 where it is blank. */
  readonly blanks: number;
}

const [newline, carriageReturn, blank] = [10, 13, 32];
const i32Names = ['row', 'rowStart', 'column', 'isFilled', 'more', 'cell', 'isNegative'] as const;

/**
 * `takeRows(at, end, columns, most, delimiter)` reads lines of plain numbers and blanks, at most `most` of them, up to
 * the first line that holds anything else. It returns the address of that line, and puts the number of rows, their
 * cells (cell (row, column) at column·most + row) and their blanks where the layout says. A number has an optional `-`,
 * a decimal point and an exponent, up to 19 digits, and is rounded as `Number` rounds it. Behind `end` must lie a byte
 * 0.
 */
export function rowCode(layout: Layout): Uint8Array {
  const locals = new Locals(['at', 'end', 'columns', 'most', 'delimiter']);
  const { at, end, columns, most, delimiter } = locals.parameters;
  const { row, rowStart, column, isFilled, more, cell, isNegative } = locals.of('i32', i32Names);
  const number = numberVariables(locals, at);
  const stop = giveBack(rowStart.get);
  const nextIs = (byte: number): Code => i32.equal(byteAt(at.get), i32.constant(byte));
  const skipBlanks = repeatWhile(nextIs(blank), step(at));
  const takeCell: Code = [
    cell.set(i32.add(i32.multiply(column.get, most.get), row.get)),
    isNegative.set(nextIs(minus)),
    at.set(i32.add(at.get, isNegative.get)),
    digitsCode(number, stop),
    putByte(cell.get, i32.isZero(number.length.get), layout.blanks),
    when(
      number.length.get,
      [
        decimalCode(number, layout, stop),
        when(isNegative.get, number.value.set(f64.negate(number.value.get))),
        putF64(i32.multiply(cell.get, i32.constant(8)), number.value.get, layout.cells),
        isFilled.set(i32.constant(1)),
      ],
      when(isNegative.get, stop),
    ),
  ];
  const takeCells = repeatWhile(more.get, [
    when(i32.equal(column.get, columns.get), stop),
    skipBlanks,
    takeCell,
    step(column),
    skipBlanks,
    more.set(i32.equal(byteAt(at.get), delimiter.get)),
    at.set(i32.add(at.get, more.get)),
  ]);
  const blankRest = repeatWhile(i32.less(column.get, columns.get), [
    cell.set(i32.add(i32.multiply(column.get, most.get), row.get)),
    putByte(cell.get, i32.constant(1), layout.blanks),
    step(column),
  ]);
  const body: Code = [
    putI32(i32.constant(layout.rows), row.get),
    repeatWhile(i32.and(i32.less(at.get, end.get), i32.less(row.get, most.get)), [
      rowStart.set(at.get),
      column.set(i32.constant(0)),
      isFilled.set(i32.constant(0)),
      more.set(i32.constant(1)),
      takeCells,
      at.set(i32.add(at.get, nextIs(carriageReturn))),
      when(i32.or(i32.isZero(nextIs(newline)), i32.isZero(isFilled.get)), stop),
      step(at),
      blankRest,
      step(row),
      putI32(i32.constant(layout.rows), row.get),
    ]),
    at.get,
  ];
  return assemble([
    { name: 'takeRows', parameters: locals.parameterCount, locals: locals.types, returnsI32: true, body },
  ]);
}
