import { median } from '../numerics/index.js';

/** Evaluations of a block; two blocks in a row that agree make a level. */
const block = 5;
/** Greatest difference of the medians of two blocks that agree. */
const tolerance = 0.03;

/** Waits until a score rests: until the medians of two blocks of five evaluations in a row agree within 0.03. */
export class RestingLevel {
  private scores: number[];

  /** @param scores state of an earlier one, to resume it */
  constructor(scores: readonly number[] = []) {
    this.scores = [...scores];
  }

  /** Takes the next score; tells the level, the median of both blocks, once they agree. */
  push(score: number): number | null {
    this.scores.push(score);
    if (this.scores.length < 2 * block) return null;
    const agree =
      Math.abs(median(this.scores.slice(0, block)) - median(this.scores.slice(block))) <= tolerance;
    if (agree) return median(this.scores);
    this.scores = this.scores.slice(block);
    return null;
  }

  state(): readonly number[] {
    return [...this.scores];
  }
}
