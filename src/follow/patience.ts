/** Milliseconds without a change after which a log is taken to be at rest. */
export const rest = 2000;

/** Most milliseconds between two looks at what has long been at rest, where there are few such things. */
export const longest = 5000;
/** Part of the time since the last change after which to look again. */
const share = 0.01;

/** Says when to look at something again: the longer it has not changed, the later, so that old logs cost nothing. */
export class Patience {
  private changedAt: number | undefined;
  private next = Number.NEGATIVE_INFINITY;

  /**
   * Whether it is time to look, by a clock in milliseconds; if so, the next time is set.
   *
   * @param most most milliseconds until then
   */
  isDue(now: number, most: number = longest): boolean {
    if (now < this.next) return false;
    this.changedAt ??= now;
    this.next = now + Math.min(most, (now - this.changedAt) * share);
    return true;
  }

  /** Notes a change: look again soon. */
  changed(at: number): void {
    this.changedAt = at;
    this.next = at;
  }

  isAtRest(now: number, milliseconds: number = rest): boolean {
    return now - (this.changedAt ?? now) >= milliseconds;
  }
}
