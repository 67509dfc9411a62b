import { isList, isObject, type Scalar, type TreeValue } from '../tree/value.js';

const deepest = 20;
const bareWord = /[^\s,:=()[\]{}'"]+/y;
const number = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;
const constants: Readonly<Record<string, Scalar>> = {
  True: true,
  true: true,
  False: false,
  false: false,
  None: null,
  null: null,
  nan: Number.NaN,
  NaN: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  Infinity: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/**
 * Reads what Python or JSON printed: `{'loss': np.float64(0.5), 'step': 1}`, `{"a": [1, 2]}`,
 * `Namespace(lr=0.1, opt='sgd')`. A call with named arguments is an object, any other call its first argument.
 * Undefined where the text is something else. Nothing is executed.
 */
export function parseLiteral(text: string): TreeValue | undefined {
  const parser = new LiteralParser(text);
  try {
    return parser.parse();
  } catch (error) {
    if (error instanceof NotALiteral) return undefined;
    throw error;
  }
}

/** The single values in a tree with their keys joined by `joint`; lists are left out. */
export function leavesOf(tree: TreeValue, joint: string, prefix = ''): [string, Scalar][] {
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([key, value]): [string, Scalar][] => {
    const name = prefix === '' ? key : `${prefix}${joint}${key}`;
    if (isObject(value)) return leavesOf(value, joint, name);
    return isList(value) || (typeof value === 'object' && value !== null) ? [] : [[name, value]];
  });
}

/** The number or word that a bare text stands for. */
export function scalarOfText(text: string): Scalar {
  const known = Object.hasOwn(constants, text) ? constants[text] : undefined;
  if (known !== undefined) return known;
  return number.test(text) ? Number(text.replaceAll(/[_,]/g, '')) : text;
}

class NotALiteral extends Error {}

class LiteralParser {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  parse(): TreeValue {
    const value = this.value(0);
    this.skip();
    if (this.at < this.text.length) throw new NotALiteral();
    return value;
  }

  private value(depth: number): TreeValue {
    if (depth > deepest) throw new NotALiteral();
    this.skip();
    const next = this.text[this.at];
    if (next === '{') return this.object(depth);
    if (next === '[' || next === '(') return this.list(depth, next === '[' ? ']' : ')');
    if (next === '"' || next === "'") return this.quoted(next);
    const word = this.word();
    return this.text[this.at] === '(' ? this.call(depth) : scalarOfText(word);
  }

  private object(depth: number): TreeValue {
    const entries: [string, TreeValue][] = [];
    this.at += 1;
    while (!this.closes('}')) {
      const key = this.value(depth + 1);
      this.skip();
      this.expect(':');
      entries.push([textOf(key), this.value(depth + 1)]);
    }
    return Object.fromEntries(entries);
  }

  private list(depth: number, end: string): TreeValue {
    const items: TreeValue[] = [];
    this.at += 1;
    while (!this.closes(end)) items.push(this.value(depth + 1));
    return items;
  }

  private call(depth: number): TreeValue {
    const named: [string, TreeValue][] = [];
    let first: TreeValue | undefined;
    this.at += 1;
    while (!this.closes(')')) {
      const item = this.value(depth + 1);
      this.skip();
      if (this.text[this.at] === '=') {
        this.at += 1;
        named.push([textOf(item), this.value(depth + 1)]);
      } else first ??= item;
    }
    return first ?? Object.fromEntries(named);
  }

  /** Steps over a comma; true, and past the end, where `end` comes next. */
  private closes(end: string): boolean {
    this.skip();
    if (this.text[this.at] === ',') {
      this.at += 1;
      this.skip();
    }
    if (this.at >= this.text.length) throw new NotALiteral();
    if (this.text[this.at] !== end) return false;
    this.at += 1;
    return true;
  }

  private quoted(quote: string): string {
    let out = '';
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const next = this.text.charAt(this.at);
      if (next === quote) {
        this.at += 1;
        return out;
      }
      if (next === '\\') this.at += 1;
      out += this.text.charAt(this.at);
    }
    throw new NotALiteral();
  }

  private word(): string {
    bareWord.lastIndex = this.at;
    const found = bareWord.exec(this.text)?.[0];
    if (found === undefined) throw new NotALiteral();
    this.at += found.length;
    return found;
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new NotALiteral();
    this.at += 1;
  }

  private skip(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at += 1;
  }
}

function textOf(key: TreeValue): string {
  if (typeof key === 'object' && key !== null) throw new NotALiteral();
  return String(key);
}
