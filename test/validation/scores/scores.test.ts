import { describe, expect, it } from 'vitest';
import { figure } from '../../../src/validation/report.js';
import {
  brier,
  calibrationError,
  calibrationTable,
  reliabilityTable,
} from '../../../src/validation/scores/reliability.js';
import { accuracy, macroF1, verdictTable } from '../../../src/validation/scores/verdicts.js';

describe('figure', () => {
  it.each([
    [0.95, { atLeast: 0.93, atMost: 0.97 }, true],
    [0.92, { atLeast: 0.93, atMost: 0.97 }, false],
    [0.98, { atLeast: 0.93, atMost: 0.97 }, false],
    [0.02, { atMost: 0.02 }, true],
    [null, { atMost: 0.02 }, null],
    [Number.NaN, { atMost: 0.02 }, null],
    [0.5, null, null],
  ])('%s against %o: met is %s', (measured, target, met) => {
    expect(figure('f', measured, target).met).toBe(met);
  });
});

describe('reliability', () => {
  // Two bins: .9 stated four times and right three times; .3 stated twice and never right.
  const stated = [
    { probability: 0.9, right: true },
    { probability: 0.9, right: true },
    { probability: 0.9, right: true },
    { probability: 0.9, right: false },
    { probability: 0.3, right: false },
    { probability: 0.3, right: false },
  ];

  it('scores as by hand', () => {
    expect(brier(stated)).toBeCloseTo((3 * 0.01 + 0.81 + 2 * 0.09) / 6, 12);
    expect(calibrationError(stated)).toBeCloseTo((4 * 0.15 + 2 * 0.3) / 6, 12);
    expect(brier([])).toBeNull();
    expect(calibrationError([])).toBeNull();
  });

  it('lists the bins that hold runs', () => {
    const { rows } = reliabilityTable(stated);
    expect(rows).toEqual([
      ['0.3–0.4', 2, 0.3, 0],
      ['0.9–1', 4, 0.9, 0.75],
    ]);
  });

  it('orders groups by number and name', () => {
    const grouped = stated.map((one, i) => ({ ...one, group: ['b 10', 'b 9', 'a'][i % 3] as string }));
    const { rows } = calibrationTable('t', grouped, ({ group }) => group);
    expect(rows.map(([group, runs]) => [group, runs])).toEqual([
      ['a', 2],
      ['b 9', 2],
      ['b 10', 2],
    ]);
  });
});

describe('verdicts', () => {
  const judged = [
    { truth: 'a', found: 'a' },
    { truth: 'a', found: 'a' },
    { truth: 'a', found: 'b' },
    { truth: 'b', found: 'b' },
    { truth: 'b', found: 'c' },
  ];

  it('scores as by hand', () => {
    expect(accuracy(judged)).toBe(3 / 5);
    // a: 2·2 / (2 + 3); b: 2·1 / (2 + 2); c is no truth
    expect(macroF1(judged)).toBeCloseTo((4 / 5 + 2 / 4) / 2, 12);
  });

  it('names what was found instead', () => {
    expect(verdictTable('t', judged).rows).toEqual([
      ['a', 3, 2 / 3, 4 / 5, 'b 1'],
      ['b', 2, 1 / 2, 2 / 4, 'c 1'],
    ]);
  });
});
