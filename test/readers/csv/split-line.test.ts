import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsInQuote, splitLine } from '../../../src/readers/csv/split-line.js';

describe('splitLine', () => {
  it('cuts at the delimiter', () => {
    expect(splitLine('1,,3,', ',')).toEqual(['1', '', '3', '']);
    expect(splitLine('1;2,5;3', ';')).toEqual(['1', '2,5', '3']);
    expect(splitLine('  1   2\t3 ', 'space')).toEqual(['1', '2', '3']);
  });

  it('takes quoted cells whole', () => {
    expect(splitLine('1,"a, b", "say ""so""",', ',')).toEqual(['1', 'a, b', 'say "so"', '']);
  });

  it('sees a quote that stays open', () => {
    expect(endsInQuote('1,"a', ',')).toBe(true);
    expect(endsInQuote('1,"a"', ',')).toBe(false);
    expect(endsInQuote('1,5" disk', ',')).toBe(false);
  });

  it('reads back what was quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
        const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
        expect(splitLine(line, ',')).toEqual(cells);
        expect(endsInQuote(line, ',')).toBe(false);
      }),
    );
  });
});
