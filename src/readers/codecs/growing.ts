/** A list of numbers that grows in a Float64Array. */
export class GrowingNumbers {
  private room: Float64Array = new Float64Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.room.length) {
      const larger = new Float64Array(this.room.length * 2);
      larger.set(this.room);
      this.room = larger;
    }
    this.room[this.length++] = value;
  }

  toArray(): Float64Array {
    return this.room.slice(0, this.length);
  }
}
