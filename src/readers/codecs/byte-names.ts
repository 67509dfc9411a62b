const text = new TextDecoder();

interface Entry<Value> {
  readonly bytes: Uint8Array;
  readonly index: number;
  readonly value: Value;
}

/**
 * Values by name, found by the undecoded bytes of the name. Logs mostly repeat their names in one order, so the one
 * behind the last is tried first.
 */
export class ByteNames<Value> {
  private readonly make: (name: string) => Value;
  private readonly entries: Entry<Value>[] = [];
  private readonly byHash = new Map<number, Entry<Value>[]>();
  private expected = 0;

  /** @param make gives the value of a name that is met for the first time */
  constructor(make: (name: string) => Value) {
    this.make = make;
  }

  /** The value of the name `bytes[start, end)`. */
  find(bytes: Uint8Array, start: number, end: number): Value {
    const guess = this.entries[this.expected];
    const entry = guess && matches(guess, bytes, start, end) ? guess : this.lookUp(bytes, start, end);
    this.expected = entry.index + 1 === this.entries.length ? 0 : entry.index + 1;
    return entry.value;
  }

  private lookUp(bytes: Uint8Array, start: number, end: number): Entry<Value> {
    let hash = end - start;
    for (let index = start; index < end; index++) hash = (Math.imul(hash, 31) + (bytes[index] as number)) | 0;
    let bucket = this.byHash.get(hash);
    if (!bucket) this.byHash.set(hash, (bucket = []));
    for (const entry of bucket) if (matches(entry, bytes, start, end)) return entry;
    const name = bytes.slice(start, end);
    const added = { bytes: name, index: this.entries.length, value: this.make(text.decode(name)) };
    bucket.push(added);
    this.entries.push(added);
    return added;
  }
}

function matches({ bytes: name }: Entry<unknown>, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== name.length) return false;
  for (let index = start; index < end; index++) if (bytes[index] !== name[index - start]) return false;
  return true;
}
