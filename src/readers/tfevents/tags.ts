import { ByteNames } from '../codecs/byte-names.js';
import { ColumnBuilder } from '../table/column-builder.js';
import { Condenser, wholeRows } from '../table/condense.js';

/** What was logged under one tag. */
export class Tag {
  readonly name: string;
  /** Plugin that the first value of the tag names in its metadata; empty for plain scalars. */
  plugin = '';
  /** Values of the log; more than are kept where it is condensed (see `Condenser`). */
  logged = 0;
  readonly condenser: Condenser = new Condenser(wholeRows);
  private readonly steps = new ColumnBuilder('step');
  private readonly values = new ColumnBuilder('value');
  private limit = wholeRows;

  constructor(name: string) {
    this.name = name;
  }

  add(step: number, value: number): void {
    if (this.values.length === this.limit) {
      this.condenser.condense([this.steps, this.values], this.limit);
      this.limit = Math.max(this.limit, 2 * this.values.length);
    }
    const row = this.values.length;
    this.steps.setNumber(row, step);
    this.values.setNumber(row, value);
    this.logged += 1;
  }

  get length(): number {
    return this.values.length;
  }

  /** Steps and values in the order of the log. */
  points(): { steps: Float64Array; values: Float64Array } {
    return { steps: this.steps.numbers.slice(), values: this.values.numbers.slice() };
  }
}

/** The tags of a file in the order of their first value. */
export class TagTable {
  readonly tags: Tag[] = [];
  private readonly byName = new ByteNames((name) => this.add(name));

  /** The tag whose name is `bytes[start, end)`, added where it is new. */
  find(bytes: Uint8Array, start: number, end: number): Tag {
    return this.byName.find(bytes, start, end);
  }

  private add(name: string): Tag {
    const tag = new Tag(name);
    this.tags.push(tag);
    return tag;
  }
}
