import type { Series } from '../../run/run.js';
import { GrowingNumbers } from '../codecs/growing.js';

interface Points {
  readonly steps: GrowingNumbers;
  readonly values: GrowingNumbers;
}

/** Collects the series of a run point by point. */
export class SeriesCollector {
  private readonly points = new Map<string, Points>();

  add(name: string, step: number, value: number): void {
    let points = this.points.get(name);
    if (!points) {
      points = { steps: new GrowingNumbers(), values: new GrowingNumbers() };
      this.points.set(name, points);
    }
    points.steps.push(step);
    points.values.push(value);
  }

  /** The series so far. The points of one that has several, all at step 0, are numbered. */
  series(): Series[] {
    return Array.from(this.points, ([name, points]) => {
      const steps = points.steps.toArray();
      const stepless = steps.length > 1 && steps.every((step) => step === 0);
      return {
        name,
        axis: stepless ? { name: 'row', unit: 'index' } : { name: 'step', unit: 'step' },
        steps: stepless ? steps.map((_, row) => row) : steps,
        values: points.values.toArray(),
      };
    });
  }
}
