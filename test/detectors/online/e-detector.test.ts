import { describe, expect, it } from 'vitest';
import { EDetector } from '../../../src/detectors/online/index.js';
import { seededRandom } from '../../../src/reference-models/random/index.js';

const mean = 0.2;

/** Observations to the first alarm, or `longest`. */
function runLength(detector: EDetector, next: () => number, longest: number): number {
  for (let count = 1; count <= longest; count++) if (detector.push(next())) return count;
  return longest;
}

describe('the mixture e-SR detector', () => {
  it('keeps its average run length under the law that is hardest on it: coin flips with the mean on the bound', () => {
    const averageRunLength = 50;
    const lengths = Array.from({ length: 400 }, (_, seed) => {
      const random = seededRandom(seed);
      const flip = (): number => (random.uniform() < mean ? 1 : 0);
      return runLength(new EDetector(mean, averageRunLength), flip, 2000);
    });
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(average).toBeGreaterThan(averageRunLength);
  });

  it('keeps it for correlated values whose conditional mean stays under the bound', () => {
    const random = seededRandom(1);
    let x = 0.1;
    // Each value is expected at 0.9 times the one before it, plus 0.1 times 0.1.
    const next = (): number => {
      const expected = 0.1 + 0.9 * (x - 0.1);
      x = Math.min(mean, Math.max(0, expected + 0.02 * random.normal()));
      return x;
    };
    expect(runLength(new EDetector(mean, 1000), next, 50_000)).toBe(50_000);
  });

  it('hears a mean above the bound, sooner the higher it is', () => {
    const at = (level: number): number => runLength(new EDetector(mean, 1e6), () => level, 1000);
    expect(at(0.25)).toBeLessThan(100);
    expect(at(0.5)).toBeLessThan(at(0.25));
    expect(at(1)).toBeLessThan(12);
  });

  it('hears a small rise in coin flips, where large bets are lost', () => {
    const random = seededRandom(2);
    const flip = (): number => (random.uniform() < 0.4 ? 1 : 0);
    expect(runLength(new EDetector(mean, 1000), flip, 1000)).toBeLessThan(200);
  });

  it('goes on after a resume as if nothing had happened', () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 300 }, (_, i) => (i < 150 ? 0.1 : 0.3) + 0.05 * random.normal());
    const whole = new EDetector(mean, 1e4);
    const first = new EDetector(mean, 1e4);
    for (const value of values.slice(0, 160)) {
      whole.push(value);
      first.push(value);
    }
    const second = EDetector.resume(JSON.parse(JSON.stringify(first.state())));
    for (const value of values.slice(160)) expect(second.push(value)).toBe(whole.push(value));
    expect(second.state()).toEqual(whole.state());
  });

  it('stays finite when it is pushed on long after the alarm, and comes down again', () => {
    const detector = new EDetector(mean, 100);
    for (let i = 0; i < 5000; i++) detector.push(1);
    expect(detector.state().evidence.every((value) => Number.isFinite(value))).toBe(true);
    for (let i = 0; i < 20_000; i++) detector.push(0.05);
    expect(detector.push(0.05)).toBe(false);
  });

  it('refuses bounds that no bet can be made on', () => {
    expect(() => new EDetector(0, 10)).toThrow(RangeError);
    expect(() => new EDetector(1, 10)).toThrow(RangeError);
    expect(() => new EDetector(0.5, 0.5)).toThrow(RangeError);
  });
});
