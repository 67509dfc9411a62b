import { describe, expect, it } from 'vitest';
import { findLoneSpikes, findSpikes, withoutSpikes } from '../../../src/detectors/noise/spikes.js';
import { noise } from '../../helpers/synthetic.js';

describe('findSpikes', () => {
  it('finds spikes in noise and in a saturated stretch, and nothing else', () => {
    const values = Float64Array.from(noise(200, 0.03, 0, 5), (value, i) => (i < 100 ? 0.2 + value : 1));
    values[40] = 0.9;
    values[150] = 0.4;
    values[151] = 0.5;
    const residuals = values.map((value, i) => value - (i < 100 ? 0.2 : 1));
    const spikes = findSpikes({ residuals, values, floor: 1e-3 });
    expect([...spikes.keys()].filter((i) => spikes[i] === 1)).toEqual([40, 150, 151]);
    expect(withoutSpikes(values, spikes)).toEqual(values.filter((_, i) => ![40, 150, 151].includes(i)));
  });

  it('keeps the points of a move, however badly they are fitted', () => {
    const values = Float64Array.of(0, 0, 0, 0, 0.2, 0.5, 0.9, 1, 1, 1, 1);
    const residuals = values.map((value, i) => value - (i < 6 ? 0 : 1));
    expect(findSpikes({ residuals, values, floor: 1e-3 }).includes(1)).toBe(false);
  });

  it('takes heavy noise for noise', () => {
    const values = Float64Array.from({ length: 70 }, (_, i) => (i % 7 === 3 ? 1 : i % 5 === 0 ? -1 : 0));
    expect(findSpikes({ residuals: values, values, floor: 1e-3 }).includes(1)).toBe(false);
  });
});

describe('findLoneSpikes', () => {
  it('sees spikes smaller than strongly correlated noise, and blames no neighbour', () => {
    const residuals = Float64Array.from(noise(300, 0.03, 0.95, 8));
    for (const i of [60, 140, 220]) residuals[i] = (residuals[i] ?? 0) - 0.065;
    const fit = { residuals, values: residuals, floor: 1e-3 };
    const found = (spikes: Uint8Array): number[] => [...spikes.keys()].filter((i) => spikes[i] === 1);
    expect(found(findLoneSpikes(fit, 0.95))).toEqual([60, 140, 220]);
    expect(found(findSpikes(fit)).length).toBeLessThan(3);
  });
});
