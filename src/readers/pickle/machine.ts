import { Cursor } from './cursor.js';
import { floatFromText, integerFromText, unescaped } from './literals.js';
import { filled, mark, PickleStack } from './stack.js';
import { ClassRef, Dict, Instance, isBuildable, textIn } from './values.js';

/** What the machine asks when a pickle wants to call something. Nothing that the pickle names is ever run. */
export interface Maker {
  /** The value of `type(*args)`. */
  make(type: ClassRef, args: readonly unknown[]): unknown;
  /** The value of a persistent id, such as a tensor's storage. */
  persistent(id: unknown): unknown;
}

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
  private readonly stack: PickleStack;
  private readonly memo = new Map<number, unknown>();

  constructor(input: Cursor, maker: Maker) {
    this.input = input;
    this.maker = maker;
    this.stack = new PickleStack(input);
  }

  get position(): number {
    return this.input.position;
  }

  run(): unknown {
    for (;;) {
      const opcode = this.input.uint8();
      if (opcode === 0x2e) return this.stack.pop();
      if (!this.pushValue(opcode) && !this.collect(opcode) && !this.remember(opcode) && !this.call(opcode))
        throw new SyntaxError(`unknown opcode 0x${opcode.toString(16)} at byte ${this.input.position - 1}`);
    }
  }

  /** Opcodes that put a constant on the stack. */
  private pushValue(opcode: number): boolean {
    const { input, stack } = this;
    switch (opcode) {
      case 0x4e: // NONE
        return stack.push(null);
      case 0x88: // NEWTRUE
        return stack.push(true);
      case 0x89: // NEWFALSE
        return stack.push(false);
      case 0x49: // INT
        return stack.push(integerFromText(input.line()));
      case 0x4c: // LONG
        return stack.push(Number(input.line().replace(/L$/, '')));
      case 0x46: // FLOAT
        return stack.push(floatFromText(input.line()));
      case 0x47: // BINFLOAT
        return stack.push(input.float64());
      case 0x4a: // BININT
        return stack.push(input.int32());
      case 0x4b: // BININT1
        return stack.push(input.uint8());
      case 0x4d: // BININT2
        return stack.push(input.uint16());
      case 0x8a: // LONG1
        return stack.push(input.integer(input.uint8()));
      case 0x8b: // LONG4
        return stack.push(input.integer(Math.min(input.uint32(), longestInteger)));
      case 0x53: // STRING
        return stack.push(unescaped(input.line().trim().slice(1, -1)));
      case 0x54: // BINSTRING
        return stack.push(input.latin1(input.int32()));
      case 0x55: // SHORT_BINSTRING
        return stack.push(input.latin1(input.uint8()));
      case 0x56: // UNICODE
        return stack.push(unescaped(input.line()));
      case 0x58: // BINUNICODE
        return stack.push(input.text(input.uint32()));
      case 0x8c: // SHORT_BINUNICODE
        return stack.push(input.text(input.uint8()));
      case 0x8d: // BINUNICODE8
        return stack.push(input.text(input.uint64()));
      case 0x42: // BINBYTES
        return stack.push(input.take(input.uint32()));
      case 0x43: // SHORT_BINBYTES
        return stack.push(input.take(input.uint8()));
      case 0x8e: // BINBYTES8
      case 0x96: // BYTEARRAY8
        return stack.push(input.take(input.uint64()));
      default:
        return false;
    }
  }

  /** Opcodes that make and fill lists, tuples, sets and dictionaries. */
  private collect(opcode: number): boolean {
    const { stack } = this;
    switch (opcode) {
      case 0x28: // MARK
        return stack.push(mark);
      case 0x5d: // EMPTY_LIST
      case 0x29: // EMPTY_TUPLE
      case 0x8f: // EMPTY_SET
        return stack.push([]);
      case 0x7d: // EMPTY_DICT
        return stack.push(new Dict());
      case 0x6c: // LIST
      case 0x74: // TUPLE
      case 0x91: // FROZENSET
        return stack.push(stack.popToMark());
      case 0x85: // TUPLE1
      case 0x86: // TUPLE2
      case 0x87: // TUPLE3
        return stack.push(stack.popMany(opcode - 0x84));
      case 0x61: // APPEND
        return stack.append(stack.popMany(1));
      case 0x65: // APPENDS
      case 0x90: // ADDITEMS
        return stack.append(stack.popToMark());
      case 0x64: // DICT
        return stack.push(filled(new Dict(), stack.popToMark()));
      case 0x73: // SETITEM
        return stack.setItems(stack.popMany(2));
      case 0x75: // SETITEMS
        return stack.setItems(stack.popToMark());
      default:
        return false;
    }
  }

  /** Opcodes of the memo, the stack and the frame of the stream. */
  private remember(opcode: number): boolean {
    const { input, memo, stack } = this;
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
        stack.pop();
        return true;
      case 0x31: // POP_MARK
        stack.popToMark();
        return true;
      case 0x32: // DUP
        return stack.push(stack.top());
      case 0x98: // READONLY_BUFFER
        return true;
      default:
        return false;
    }
  }

  /** Opcodes that would import or call something. */
  private call(opcode: number): boolean {
    const { input, maker, stack } = this;
    switch (opcode) {
      case 0x63: // GLOBAL
        return stack.push(new ClassRef(input.line(), input.line()));
      case 0x93: {
        // STACK_GLOBAL
        const [module, name] = stack.popMany(2);
        return stack.push(new ClassRef(textIn(module), textIn(name)));
      }
      case 0x52: // REDUCE
      case 0x81: {
        // NEWOBJ
        const [type, args] = stack.popMany(2);
        return stack.push(this.make(type, args));
      }
      case 0x92: {
        // NEWOBJ_EX
        const [type, args] = stack.popMany(3);
        return stack.push(this.make(type, args));
      }
      case 0x69: {
        // INST
        const type = new ClassRef(input.line(), input.line());
        return stack.push(this.make(type, stack.popToMark()));
      }
      case 0x6f: {
        // OBJ
        const [type, ...args] = stack.popToMark();
        return stack.push(this.make(type, args));
      }
      case 0x62: {
        // BUILD
        const state = stack.pop();
        const target = stack.top();
        if (isBuildable(target)) target.build(state);
        else if (target instanceof Instance) setState(target, state);
        return true;
      }
      case 0x50: // PERSID
        return stack.push(maker.persistent(input.line()));
      case 0x51: // BINPERSID
        return stack.push(maker.persistent(stack.pop()));
      default:
        return false;
    }
  }

  private make(type: unknown, args: unknown): unknown {
    const list: readonly unknown[] = Array.isArray(args) ? args : [];
    return type instanceof ClassRef ? this.maker.make(type, list) : null;
  }

  private store(place: number): true {
    this.memo.set(place, this.stack.top());
    return true;
  }

  private recall(place: number): true {
    if (!this.memo.has(place))
      throw new SyntaxError(`nothing was stored as ${place}, asked for at byte ${this.input.position}`);
    return this.stack.push(this.memo.get(place));
  }
}

/** The state of an object is a dictionary, or a pair of one with that of its slots. */
function setState(target: Instance, state: unknown): void {
  for (const part of Array.isArray(state) ? state : [state])
    if (part instanceof Dict) for (const [key, value] of part.entries) target.fields.entries.set(key, value);
}
