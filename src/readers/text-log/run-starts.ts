import type { Reading } from './reading.js';

interface Course {
  readonly first: number;
  readonly last: number;
}

/** Tells where a log begins another run: its counter, of epochs where it has one, falls to where it began. */
export class RunStarts {
  private readonly courses = new Map<'epoch' | 'step', Course>();

  /** Whether another run begins with this reading. */
  begins({ epoch, step }: Reading): boolean {
    const kind = epoch === undefined ? 'step' : 'epoch';
    const value = epoch ?? step;
    if (value === undefined) return false;
    const course = this.courses.get(kind);
    const falls = course !== undefined && value <= course.first && value < course.last;
    this.courses.set(kind, { first: falls ? value : (course?.first ?? value), last: value });
    return falls && (kind === 'epoch' || !this.courses.has('epoch'));
  }
}
