import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteRows } from '../../../src/readers/csv/byte-rows.js';
import type { Dialect } from '../../../src/readers/csv/dialect.js';
import { RowParser } from '../../../src/readers/csv/rows.js';
import { TableBuilder } from '../../../src/readers/table/builder.js';
import type { Table } from '../../../src/readers/table/table.js';

const dialect: Dialect = {
  delimiter: ',',
  decimalComma: false,
  seriesInRows: false,
  header: ['step', 'loss', 'acc'],
  skip: 1,
  comments: [],
  certainty: 1,
};
const encoder = new TextEncoder();
const limit = 2048;

function byText(text: string): Table {
  const builder = new TableBuilder(limit);
  const parser = new RowParser(builder, dialect);
  parser.parse(text);
  return parser.table();
}

function byBytes(text: string): Table {
  const builder = new TableBuilder(limit);
  const parser = new RowParser(builder, dialect);
  new ByteRows(builder, parser, dialect).parse(encoder.encode(text));
  return parser.table();
}

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: 0, max: 1e6 }).map((value) => (value / 1e6).toFixed(6)),
);
const oddCell = fc.constantFrom('', ' ', 'nan', 'inf', 'NA', '"0.5"', '50 %', '1,2', 'tensor(0.1)', '0x10');
const oddLine = fc.constantFrom('', '# lr: 0.1', 'step,loss,acc', '-----', 'step,acc,loss', ',,', 'Killed');

describe('rows taken from bytes', () => {
  it('are those of the text, whatever stands between the plain ones', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(number, fc.oneof({ weight: 9, arbitrary: number }, { weight: 1, arbitrary: oddCell })),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        fc.array(fc.tuple(fc.nat(5000), oddLine), { maxLength: 4 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (cells, odd, lineEnd, isTorn) => {
          const lines = Array.from({ length: 5000 }, (_, row) => {
            const [loss, acc] = cells[(row * 7 + (row >> 9)) % cells.length] ?? ['', ''];
            return `${row},${row % 97 === 0 ? loss : row / 8192},${row % 701 === 0 ? acc : loss}`;
          });
          for (const [at, line] of odd) lines[at] = line;
          const text = `step,loss,acc${lineEnd}${lines.join(lineEnd)}${isTorn ? '' : lineEnd}`;
          expect(byBytes(text)).toEqual(byText(text));
        },
      ),
      { numRuns: 30 },
    );
  });
});
