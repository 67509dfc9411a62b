import { describe, expect, it } from 'vitest';
import { measureAlarm } from '../../src/validation/online/index.js';

describe('the measured alarm', () => {
  it('is silent on correlated plateaus and comes near the middle of the rise', () => {
    const row = measureAlarm({ rho: 0.97, averageRunLength: 1e6, streams: 5, plateau: 5000 });
    expect(row.falseAlarms).toBe(0);
    expect(Math.abs(row.medianDelay)).toBeLessThan(15);
  });

  it('counts false alarms where few evaluations are promised without one and correlation is high', () => {
    const row = measureAlarm({ rho: 0.999, averageRunLength: 2, streams: 5, plateau: 20_000 });
    expect(row.falseAlarms).toBeGreaterThan(0);
  });
});
