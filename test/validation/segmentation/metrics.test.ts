import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePointF1, covering } from '../../../src/validation/segmentation/index.js';

/** Covering by its definition: sets of points. */
function coveringOfSets(
  annotations: readonly (readonly number[])[],
  found: readonly number[],
  count: number,
): number {
  const segments = (changes: readonly number[]): Set<number>[] => {
    const all: Set<number>[] = [new Set()];
    for (let i = 0; i < count; i += 1) {
      if (i > 0 && changes.includes(i)) all.push(new Set());
      all.at(-1)?.add(i);
    }
    return all;
  };
  const scores = annotations.map((changes) => {
    let score = 0;
    for (const truth of segments(changes)) {
      const indices = segments(found).map((one) => {
        const shared = [...truth].filter((i) => one.has(i)).length;
        return shared / new Set([...truth, ...one]).size;
      });
      score += (truth.size / count) * Math.max(...indices);
    }
    return score;
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

const places = fc.array(fc.integer({ min: 0, max: 29 }), { maxLength: 6 });

describe('covering', () => {
  it.each([
    [[[]], [], 1],
    [[[15]], [15], 1],
    [[[15]], [], 0.5],
    // half of the points in one segment that is half of the whole series
    [[[]], [15], 0.5],
    [[[10]], [20], (10 / 30) * (10 / 20) + (20 / 30) * (10 / 20)],
    [[[15], []], [15], 0.75],
  ])('of %j by %j is %d', (annotations, found, expected) => {
    expect(covering(annotations, found, 30)).toBeCloseTo(expected, 12);
  });

  it('agrees with its definition', () => {
    fc.assert(
      fc.property(fc.array(places, { minLength: 1, maxLength: 4 }), places, (annotations, found) => {
        expect(covering(annotations, found, 30)).toBeCloseTo(coveringOfSets(annotations, found, 30), 10);
      }),
      { seed: 1 },
    );
  });

  it('refuses what it cannot score', () => {
    expect(() => covering([], [3], 10)).toThrow(RangeError);
    expect(() => covering([[]], [], 0)).toThrow(RangeError);
    expect(() => covering([[]], [10], 10)).toThrow('The change at 10 is beyond a series of 10 points.');
  });
});

describe('changePointF1', () => {
  const f1 = (precision: number, recall: number): number => (2 * precision * recall) / (precision + recall);

  it.each([
    ['no change, agreed', [[]], [], 1],
    ['a false change', [[]], [50], f1(1 / 2, 1)],
    ['a change missed', [[50]], [], f1(1, 1 / 2)],
    ['within the margin', [[50]], [55], 1],
    ['beyond the margin', [[50]], [56], f1(1 / 2, 1 / 2)],
    ['two changes for one', [[50]], [48, 52], f1(2 / 3, 1)],
    ['one change for two', [[50, 53]], [51], f1(1, 2 / 3)],
    ['what one annotator names is no false change', [[50], []], [50], 1],
    ['recall is the mean over annotators', [[50], [], [20, 80]], [50], f1(1, (1 + 1 + 1 / 3) / 3)],
    ['near the start, which takes the start', [[]], [3], f1(1 / 2, 1)],
  ])('%s', (_, annotations, found, expected) => {
    expect(changePointF1(annotations, found)).toBeCloseTo(expected, 12);
  });

  it('is 1 for what every annotator says, and never more', () => {
    fc.assert(
      fc.property(places, places, (changes, others) => {
        expect(changePointF1([changes, changes], changes)).toBe(1);
        const score = changePointF1([changes], others);
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
      { seed: 1 },
    );
  });

  it('takes another margin', () => {
    expect(changePointF1([[50]], [56], 6)).toBe(1);
    expect(() => changePointF1([], [1])).toThrow(RangeError);
  });
});
