import { GrowingNumbers } from '../codecs/growing.js';

const text = new TextDecoder();

/** What was logged under one tag. */
export class Tag {
  readonly name: string;
  /** Plugin that the first value of the tag names in its metadata; empty for plain scalars. */
  plugin = '';
  readonly steps: GrowingNumbers = new GrowingNumbers();
  readonly values: GrowingNumbers = new GrowingNumbers();
  /** Place among the tags of the file. */
  readonly index: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, index: number) {
    this.bytes = bytes;
    this.index = index;
    this.name = text.decode(bytes);
  }

  matches(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start !== this.bytes.length) return false;
    for (let index = start; index < end; index++)
      if (bytes[index] !== this.bytes[index - start]) return false;
    return true;
  }
}

/** The tags of a file in the order of their first value, found by their undecoded bytes. */
export class TagTable {
  readonly tags: Tag[] = [];
  private readonly byHash = new Map<number, Tag[]>();
  private expected = 0;

  /** The tag whose name is `bytes[start, end)`, added where it is new. Writers mostly repeat the tags in one order. */
  find(bytes: Uint8Array, start: number, end: number): Tag {
    const guess = this.tags[this.expected];
    const tag = guess?.matches(bytes, start, end) ? guess : this.lookUp(bytes, start, end);
    this.expected = tag.index + 1 === this.tags.length ? 0 : tag.index + 1;
    return tag;
  }

  private lookUp(bytes: Uint8Array, start: number, end: number): Tag {
    let hash = end - start;
    for (let index = start; index < end; index++) hash = (Math.imul(hash, 31) + (bytes[index] as number)) | 0;
    let bucket = this.byHash.get(hash);
    if (!bucket) this.byHash.set(hash, (bucket = []));
    for (const tag of bucket) if (tag.matches(bytes, start, end)) return tag;
    const added = new Tag(bytes.slice(start, end), this.tags.length);
    bucket.push(added);
    this.tags.push(added);
    return added;
  }
}
