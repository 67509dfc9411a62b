import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/readers/json-tolerant.js';

describe('parseJson', () => {
  it('reads the numbers that JSON does not know', () => {
    expect(parseJson('{"a": NaN, "b": [-Infinity, Infinity, nan, 1e-3], "c": {"d": -inf}}')).toEqual({
      a: Number.NaN,
      b: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN, 0.001],
      c: { d: Number.NEGATIVE_INFINITY },
    });
    expect(parseJson('NaN')).toBeNaN();
  });

  it('leaves strings alone', () => {
    const text = String.raw`{"NaN": "NaN, Infinity ,]", "q": "a\"NaN", "v": NaN}`;
    expect(parseJson(text)).toEqual({ NaN: 'NaN, Infinity ,]', q: 'a"NaN', v: Number.NaN });
  });

  it('passes over a last comma', () => {
    expect(parseJson('{"a": [1, 2,],\n}')).toEqual({ a: [1, 2] });
  });

  it('throws on what is no JSON', () => {
    expect(() => parseJson('{"a": ')).toThrow(SyntaxError);
    expect(() => parseJson('{"a": NaN')).toThrow(SyntaxError);
  });

  it('agrees with JSON.parse, with a NaN beside it or not', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        expect(parseJson(text)).toEqual(value);
        expect(parseJson(`[${text}, NaN]`)).toEqual([value, Number.NaN]);
      }),
    );
  });
});
