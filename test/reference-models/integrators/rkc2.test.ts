import { describe, expect, it } from 'vitest';
import { rkc2, type Step, type System } from '../../../src/reference-models/integrators/index.js';
import { GrokscopeError } from '../../../src/util/errors.js';

interface Result {
  readonly end: Float64Array;
  readonly steps: number;
  readonly calls: number;
}

function integrate(
  size: number,
  slope: System['derivative'],
  initial: number[],
  until: number,
  options = {},
): Result {
  let calls = 0;
  const derivative: System['derivative'] = (t, y, out) => {
    calls++;
    slope(t, y, out);
  };
  let steps = 0;
  let end = Float64Array.from(initial);
  for (const step of rkc2({ size, derivative }, end, [0, until], options)) {
    steps++;
    end = Float64Array.from(step.y1);
  }
  return { end, steps, calls };
}

/** y′ = y (1 − y) + a forcing that vanishes: y = 1 / (1 + 9 e^−t) from 0.1. */
const logistic: System['derivative'] = (_, y, out) => {
  out[0] = (y[0] as number) * (1 - (y[0] as number));
};

/** y′ = −2t y², y = 1 / (1 + t²): depends on time. */
const timeDependent: System['derivative'] = (t, y, out) => {
  out[0] = -2 * t * (y[0] as number) ** 2;
};

describe('rkc2', () => {
  it('meets closed solutions to the power 2/3 of its tolerance, as order two does', () => {
    for (const relativeTolerance of [1e-3, 1e-5, 1e-7]) {
      const bound = 0.6 * relativeTolerance ** (2 / 3);
      const growth = integrate(1, logistic, [0.1], 5, { relativeTolerance });
      expect(Math.abs((growth.end[0] as number) * (1 + 9 * Math.exp(-5)) - 1)).toBeLessThan(bound);
      const decay = integrate(1, timeDependent, [1], 3, { relativeTolerance });
      expect(Math.abs((decay.end[0] as number) * 10 - 1)).toBeLessThan(bound);
    }
  });

  it('is of order two: a thousandth of the tolerance takes ten times the steps and a hundredth of the error', () => {
    const [loose, tight] = [1e-5, 1e-8].map((relativeTolerance) =>
      integrate(1, timeDependent, [1], 3, { relativeTolerance, absoluteTolerance: 1e-12 }),
    ) as [Result, Result];
    const error = ({ end }: Result) => Math.abs((end[0] as number) - 0.1);
    expect(tight.steps / loose.steps).toBeGreaterThan(7);
    expect(tight.steps / loose.steps).toBeLessThan(14);
    expect(error(loose) / error(tight)).toBeGreaterThan(40);
    expect(error(loose) / error(tight)).toBeLessThan(250);
  });

  it('follows the heat equation in far fewer evaluations than explicit steps need', () => {
    const cells = 200;
    const wave = (k: number) =>
      Array.from({ length: cells }, (_, i) => Math.sin((Math.PI * k * (i + 1)) / (cells + 1)));
    const eigenvalue = (k: number) =>
      -4 * (cells + 1) ** 2 * Math.sin((Math.PI * k) / (2 * (cells + 1))) ** 2;
    const [slow, fast] = [wave(1), wave(9)] as [number[], number[]];
    const heat: System['derivative'] = (_, y, out) => {
      for (let i = 0; i < cells; i++) {
        out[i] = (cells + 1) ** 2 * ((y[i - 1] ?? 0) - 2 * (y[i] as number) + (y[i + 1] ?? 0));
      }
    };
    const until = 0.2;
    const { end, calls } = integrate(
      cells,
      heat,
      slow.map((value, i) => value + (fast[i] as number)),
      until,
      { relativeTolerance: 1e-4 },
    );
    for (let i = 0; i < cells; i++) {
      const exact =
        (slow[i] as number) * Math.exp(eigenvalue(1) * until) +
        (fast[i] as number) * Math.exp(eigenvalue(9) * until);
      expect(Math.abs((end[i] as number) - exact)).toBeLessThan(2e-3 * Math.exp(eigenvalue(1) * until));
    }
    // Explicit Euler is unstable with fewer steps than T·ρ/2.
    const explicitSteps = (until * Math.abs(eigenvalue(cells))) / 2;
    expect(calls).toBeLessThan(explicitSteps / 8);
  });

  it('yields steps that join and end exactly at the end', () => {
    let last: Pick<Step, 't1'> & { y1: number } = { t1: 0, y1: 0.1 };
    const system = { size: 1, derivative: logistic };
    for (const { t0, t1, y0, y1, f0, f1 } of rkc2(system, Float64Array.of(0.1), [0, 7])) {
      expect(t0).toBe(last.t1);
      expect(y0[0]).toBe(last.y1);
      for (const [y, f] of [
        [y0[0], f0[0]],
        [y1[0], f1[0]],
      ] as [number, number][]) {
        expect(f).toBeCloseTo(y * (1 - y), 14);
      }
      last = { t1, y1: y1[0] as number };
    }
    expect(last.t1).toBe(7);
  });

  it('starts from zero without an absolute tolerance', () => {
    const { end, steps } = integrate(
      2,
      (_, y, out) => {
        out[0] = 1 - (y[0] as number);
        out[1] = 0;
      },
      [0, 0],
      1,
      { absoluteTolerance: Number.MIN_VALUE, floor: 0.1 },
    );
    expect(Math.abs((end[0] as number) / (1 - Math.exp(-1)) - 1)).toBeLessThan(1e-3);
    expect(end[1]).toBe(0);
    expect(steps).toBeLessThan(100);
  });

  it('takes fewer steps for components that only matter beside the others when given a floor', () => {
    const slope: System['derivative'] = (t, y, out) => {
      out[0] = -(y[0] as number);
      out[1] = 1e-4 * Math.cos(50 * t);
    };
    const without = integrate(2, slope, [1, 0], 2);
    const having = integrate(2, slope, [1, 0], 2, { floor: 1 });
    expect(having.steps).toBeLessThan(without.steps / 3);
    expect(having.end[0]).toBeCloseTo(Math.exp(-2), 3);
  });

  it('refuses to follow a solution beyond its singularity', () => {
    const explosion: System['derivative'] = (_, y, out) => {
      out[0] = (y[0] as number) ** 2;
    };
    expect(() => integrate(1, explosion, [1], 2)).toThrow(GrokscopeError);
  });
});
