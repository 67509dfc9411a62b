import { describe, expect, it } from 'vitest';
import { type Course, diagnosed } from '../helpers/course.js';
import { move } from '../helpers/synthetic.js';

function phases(course: Course): string[] {
  return diagnosed({ sd: 0.01, ...course }).phases.map(({ name }) => name);
}

describe('phases', () => {
  it('follow a run that groks', () => {
    expect(phases({ test: move(0.01, 1, 5000) })).toEqual(['memorising', 'plateau', 'rise', 'generalised']);
  });

  it('follow a run that misgroks', () => {
    const test = (step: number): number => move(0.01, 1, 50)(step) - move(0, 0.6, 2e4)(step);
    expect(phases({ test, config: { weight_decay: 1 } })).toEqual([
      'memorising',
      'generalised',
      'fall',
      'lost',
    ]);
  });

  it('name a level on the way that lasts', () => {
    const test = (step: number): number => move(0.01, 0.5, 1000)(step) + move(0, 0.5, 3e4)(step);
    expect(phases({ test })).toContain('shelf');
  });

  it('join one to the next, from the first step to the last', () => {
    const { phases: all } = diagnosed({ test: move(0.01, 1, 5000), sd: 0.02, seed: 3 });
    expect(all[0]?.from).toBe(1);
    expect(all.at(-1)?.to).toBe(1e5);
    for (const [i, phase] of all.entries()) if (i > 0) expect(phase.from).toBe(all[i - 1]?.to);
  });

  it('are just training where train never fits', () => {
    expect(phases({ test: () => 0.1, train: () => 0.4 })).toEqual(['training']);
  });
});
