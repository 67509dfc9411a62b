import type { Cursor } from './cursor.js';
import { Dict, Instance } from './values.js';

/** Stands on the stack where the items of a list, tuple or dictionary begin. */
export const mark: unique symbol = Symbol('mark');

/**
 * The stack of a pickle machine. What puts something there returns true, so that an opcode can be told as done.
 * Throws `SyntaxError` with the place in the input where something is taken that is not there.
 */
export class PickleStack {
  private readonly input: Cursor;
  private readonly items: unknown[] = [];

  constructor(input: Cursor) {
    this.input = input;
  }

  push(value: unknown): true {
    this.items.push(value);
    return true;
  }

  pop(): unknown {
    if (this.items.length === 0)
      throw new SyntaxError(`nothing on the stack at byte ${this.input.position - 1}`);
    return this.items.pop();
  }

  top(): unknown {
    return this.items.at(-1);
  }

  popMany(count: number): unknown[] {
    if (this.items.length < count)
      throw new SyntaxError(`too little on the stack at byte ${this.input.position - 1}`);
    return this.items.splice(this.items.length - count);
  }

  popToMark(): unknown[] {
    const at = this.items.lastIndexOf(mark);
    if (at < 0) throw new SyntaxError(`no mark on the stack at byte ${this.input.position - 1}`);
    return this.items.splice(at).slice(1);
  }

  append(items: readonly unknown[]): true {
    const target = this.top();
    const list: unknown = target instanceof Instance ? target.items : target;
    if (Array.isArray(list)) for (const item of items) list.push(item);
    return true;
  }

  setItems(items: readonly unknown[]): true {
    const target = this.top();
    if (target instanceof Dict) filled(target, items);
    else if (target instanceof Instance) filled(target.fields, items);
    return true;
  }
}

/** The dictionary with keys and values, which take turns in the list. */
export function filled(dict: Dict, items: readonly unknown[]): Dict {
  for (let i = 0; i + 1 < items.length; i += 2) dict.entries.set(items[i], items[i + 1]);
  return dict;
}
