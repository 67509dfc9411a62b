import { describe, expect, it } from 'vitest';
import { splitTable, trainCount } from '../../../src/reference-models/modular-addition/pairs.js';
import { additionSplit } from '../../../src/reference-models/modular-addition/problem.js';
import { config } from './config.js';

describe('additionSplit', () => {
  it("has the authors' 3,763 training and 5,646 test pairs at 40 % of p = 97", () => {
    const { train, test } = additionSplit(config({ modulus: 97, trainShare: 0.4 }));
    expect([train.count, test.count]).toEqual([3763, 5646]);
  });

  it('holds every pair of the table once, with its sum', () => {
    const { train, test } = additionSplit(config({ modulus: 13, trainShare: 0.3 }));
    const places = new Set<number>();
    for (const { count, first, second, labels } of [train, test]) {
      expect([first.length, second.length, labels.length]).toEqual([count, count, count]);
      for (let pair = 0; pair < count; pair++) {
        const [a, b] = [first[pair] as number, second[pair] as number];
        expect(labels[pair]).toBe((a + b) % 13);
        places.add(13 * a + b);
      }
    }
    expect(places.size).toBe(169);
    expect(train.count).toBe(50);
  });

  it('depends on the seed and on nothing else', () => {
    const split = (seed: number): Int32Array => additionSplit(config({ seed })).train.first;
    expect(split(3)).toEqual(split(3));
    expect(split(3)).not.toEqual(split(4));
  });
});

describe('splitTable', () => {
  it('takes the first places of the order for training', () => {
    const { train, test } = splitTable(2, 0.5, Int32Array.of(3, 0, 2, 1));
    expect(train).toEqual({
      count: 2,
      first: Int32Array.of(1, 0),
      second: Int32Array.of(1, 0),
      labels: Int32Array.of(0, 0),
    });
    expect(test.labels).toEqual(Int32Array.of(1, 1));
  });

  it('rounds the share down', () => {
    expect(trainCount(97, 0.4)).toBe(3763);
    expect(trainCount(5, 0.99)).toBe(24);
  });
});
