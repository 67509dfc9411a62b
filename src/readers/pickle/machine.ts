import { Cursor } from './cursor.js';
import { floatFromText, integerFromText, unescaped } from './literals.js';
import { ClassRef, Dict, Instance, isBuildable } from './values.js';

/** What the machine asks when a pickle wants to call something. Nothing that the pickle names is ever run. */
export interface Maker {
  /** The value of `type(*args)`. */
  make(type: ClassRef, args: readonly unknown[]): unknown;
  /** The value of a persistent id, such as a tensor's storage. */
  persistent(id: unknown): unknown;
}

const mark = Symbol('mark');

/** Python integers have no limit; longer ones than this are no counters. */
const longestInteger = 1024;

/**
 * The value of the pickle that starts at `start`, and where it ends. Understands protocols 0 to 5 (pickletools.py
 * of Python 3.12 lists the opcodes) and runs no code. Throws `RangeError` where the bytes end too early and
 * `SyntaxError` where they are no pickle.
 */
export function unpickle(bytes: Uint8Array, start: number, maker: Maker): { value: unknown; end: number } {
  const machine = new Machine(new Cursor(bytes, start), maker);
  return { value: machine.run(), end: machine.position };
}

class Machine {
  private readonly input: Cursor;
  private readonly maker: Maker;
  private readonly stack: unknown[] = [];
  private readonly memo = new Map<number, unknown>();

  constructor(input: Cursor, maker: Maker) {
    this.input = input;
    this.maker = maker;
  }

  get position(): number {
    return this.input.position;
  }

  run(): unknown {
    for (;;) {
      const opcode = this.input.uint8();
      if (opcode === 0x2e) return this.pop();
      if (!this.pushValue(opcode) && !this.collect(opcode) && !this.remember(opcode) && !this.call(opcode))
        throw new SyntaxError(`unknown opcode 0x${opcode.toString(16)} at byte ${this.input.position - 1}`);
    }
  }

  /** Opcodes that put a constant on the stack. */
  private pushValue(opcode: number): boolean {
    const { input } = this;
    switch (opcode) {
      case 0x4e: // NONE
        return this.push(null);
      case 0x88: // NEWTRUE
        return this.push(true);
      case 0x89: // NEWFALSE
        return this.push(false);
      case 0x49: // INT
        return this.push(integerFromText(input.line()));
      case 0x4c: // LONG
        return this.push(Number(input.line().replace(/L$/, '')));
      case 0x46: // FLOAT
        return this.push(floatFromText(input.line()));
      case 0x47: // BINFLOAT
        return this.push(input.float64());
      case 0x4a: // BININT
        return this.push(input.int32());
      case 0x4b: // BININT1
        return this.push(input.uint8());
      case 0x4d: // BININT2
        return this.push(input.uint16());
      case 0x8a: // LONG1
        return this.push(input.integer(input.uint8()));
      case 0x8b: // LONG4
        return this.push(input.integer(Math.min(input.uint32(), longestInteger)));
      case 0x53: // STRING
        return this.push(unescaped(input.line().trim().slice(1, -1)));
      case 0x54: // BINSTRING
        return this.push(input.latin1(input.int32()));
      case 0x55: // SHORT_BINSTRING
        return this.push(input.latin1(input.uint8()));
      case 0x56: // UNICODE
        return this.push(unescaped(input.line()));
      case 0x58: // BINUNICODE
        return this.push(input.text(input.uint32()));
      case 0x8c: // SHORT_BINUNICODE
        return this.push(input.text(input.uint8()));
      case 0x8d: // BINUNICODE8
        return this.push(input.text(input.uint64()));
      case 0x42: // BINBYTES
        return this.push(input.take(input.uint32()));
      case 0x43: // SHORT_BINBYTES
        return this.push(input.take(input.uint8()));
      case 0x8e: // BINBYTES8
      case 0x96: // BYTEARRAY8
        return this.push(input.take(input.uint64()));
      default:
        return false;
    }
  }

  /** Opcodes that make and fill lists, tuples, sets and dictionaries. */
  private collect(opcode: number): boolean {
    switch (opcode) {
      case 0x28: // MARK
        return this.push(mark);
      case 0x5d: // EMPTY_LIST
      case 0x29: // EMPTY_TUPLE
      case 0x8f: // EMPTY_SET
        return this.push([]);
      case 0x7d: // EMPTY_DICT
        return this.push(new Dict());
      case 0x6c: // LIST
      case 0x74: // TUPLE
      case 0x91: // FROZENSET
        return this.push(this.popToMark());
      case 0x85: // TUPLE1
      case 0x86: // TUPLE2
      case 0x87: // TUPLE3
        return this.push(this.popMany(opcode - 0x84));
      case 0x61: // APPEND
        return this.append(this.popMany(1));
      case 0x65: // APPENDS
      case 0x90: // ADDITEMS
        return this.append(this.popToMark());
      case 0x64: // DICT
        return this.push(filled(new Dict(), this.popToMark()));
      case 0x73: // SETITEM
        return this.setItems(this.popMany(2));
      case 0x75: // SETITEMS
        return this.setItems(this.popToMark());
      default:
        return false;
    }
  }

  /** Opcodes of the memo, the stack and the frame of the stream. */
  private remember(opcode: number): boolean {
    const { input, memo } = this;
    switch (opcode) {
      case 0x80: // PROTO
        input.uint8();
        return true;
      case 0x95: // FRAME
        input.uint64();
        return true;
      case 0x70: // PUT
        return this.store(Number(input.line()));
      case 0x71: // BINPUT
        return this.store(input.uint8());
      case 0x72: // LONG_BINPUT
        return this.store(input.uint32());
      case 0x94: // MEMOIZE
        return this.store(memo.size);
      case 0x67: // GET
        return this.recall(Number(input.line()));
      case 0x68: // BINGET
        return this.recall(input.uint8());
      case 0x6a: // LONG_BINGET
        return this.recall(input.uint32());
      case 0x30: // POP
        this.pop();
        return true;
      case 0x31: // POP_MARK
        this.popToMark();
        return true;
      case 0x32: // DUP
        return this.push(this.top());
      case 0x98: // READONLY_BUFFER
        return true;
      default:
        return false;
    }
  }

  /** Opcodes that would import or call something. */
  private call(opcode: number): boolean {
    const { input, maker } = this;
    switch (opcode) {
      case 0x63: // GLOBAL
        return this.push(new ClassRef(input.line(), input.line()));
      case 0x93: {
        // STACK_GLOBAL
        const [module, name] = this.popMany(2);
        return this.push(new ClassRef(String(module), String(name)));
      }
      case 0x52: // REDUCE
      case 0x81: {
        // NEWOBJ
        const [type, args] = this.popMany(2);
        return this.push(this.make(type, args));
      }
      case 0x92: {
        // NEWOBJ_EX
        const [type, args] = this.popMany(3);
        return this.push(this.make(type, args));
      }
      case 0x69: {
        // INST
        const type = new ClassRef(input.line(), input.line());
        return this.push(this.make(type, this.popToMark()));
      }
      case 0x6f: {
        // OBJ
        const [type, ...args] = this.popToMark();
        return this.push(this.make(type, args));
      }
      case 0x62: {
        // BUILD
        const state = this.pop();
        const target = this.top();
        if (isBuildable(target)) target.build(state);
        else if (target instanceof Instance) setState(target, state);
        return true;
      }
      case 0x50: // PERSID
        return this.push(maker.persistent(input.line()));
      case 0x51: // BINPERSID
        return this.push(maker.persistent(this.pop()));
      default:
        return false;
    }
  }

  private make(type: unknown, args: unknown): unknown {
    const list: readonly unknown[] = Array.isArray(args) ? args : [];
    return type instanceof ClassRef ? this.maker.make(type, list) : null;
  }

  private push(value: unknown): true {
    this.stack.push(value);
    return true;
  }

  private pop(): unknown {
    if (this.stack.length === 0)
      throw new SyntaxError(`nothing on the stack at byte ${this.input.position - 1}`);
    return this.stack.pop();
  }

  private top(): unknown {
    return this.stack.at(-1);
  }

  private popMany(count: number): unknown[] {
    if (this.stack.length < count)
      throw new SyntaxError(`too little on the stack at byte ${this.input.position - 1}`);
    return this.stack.splice(this.stack.length - count);
  }

  private popToMark(): unknown[] {
    const at = this.stack.lastIndexOf(mark);
    if (at < 0) throw new SyntaxError(`no mark on the stack at byte ${this.input.position - 1}`);
    return this.stack.splice(at).slice(1);
  }

  private append(items: readonly unknown[]): true {
    const target = this.top();
    const list: unknown = target instanceof Instance ? target.items : target;
    if (Array.isArray(list)) for (const item of items) list.push(item);
    return true;
  }

  private setItems(items: readonly unknown[]): true {
    const target = this.top();
    if (target instanceof Dict) filled(target, items);
    else if (target instanceof Instance) filled(target.fields, items);
    return true;
  }

  private store(place: number): true {
    this.memo.set(place, this.top());
    return true;
  }

  private recall(place: number): true {
    if (!this.memo.has(place))
      throw new SyntaxError(`nothing was stored as ${place}, asked for at byte ${this.input.position}`);
    return this.push(this.memo.get(place));
  }
}

/** The dictionary with keys and values, which take turns in the list. */
function filled(dict: Dict, items: readonly unknown[]): Dict {
  for (let i = 0; i + 1 < items.length; i += 2) dict.entries.set(items[i], items[i + 1]);
  return dict;
}

/** The state of an object is a dictionary, or a pair of one with that of its slots. */
function setState(target: Instance, state: unknown): void {
  for (const part of Array.isArray(state) ? state : [state])
    if (part instanceof Dict) for (const [key, value] of part.entries) target.fields.entries.set(key, value);
}
