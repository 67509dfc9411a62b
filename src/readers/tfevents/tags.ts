import { ByteNames } from '../codecs/byte-names.js';
import { GrowingNumbers } from '../codecs/growing.js';

/** What was logged under one tag. */
export class Tag {
  readonly name: string;
  /** Plugin that the first value of the tag names in its metadata; empty for plain scalars. */
  plugin = '';
  readonly steps: GrowingNumbers = new GrowingNumbers();
  readonly values: GrowingNumbers = new GrowingNumbers();

  constructor(name: string) {
    this.name = name;
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
