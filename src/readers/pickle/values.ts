/** A class or function that a pickle names. It is never imported, only compared by name. */
export class ClassRef {
  readonly module: string;
  readonly name: string;

  constructor(module: string, name: string) {
    this.module = module;
    this.name = name;
  }

  get fullName(): string {
    return `${this.module}.${this.name}`;
  }
}

/** A Python dictionary; keys can be any value. */
export class Dict {
  readonly entries: Map<unknown, unknown> = new Map();

  get(key: string): unknown {
    return this.entries.get(key);
  }
}

/** An object of a class that is not known here: what the pickle says of it, as data. */
export class Instance {
  readonly type: ClassRef;
  readonly args: readonly unknown[];
  readonly fields: Dict = new Dict();
  readonly items: unknown[] = [];

  constructor(type: ClassRef, args: readonly unknown[]) {
    this.type = type;
    this.args = args;
  }
}

/** An object that takes part of its content from a later BUILD opcode. */
export interface Buildable {
  build(state: unknown): void;
}

export function isBuildable(value: unknown): value is Buildable {
  return typeof value === 'object' && value !== null && 'build' in value && typeof value.build === 'function';
}

/** The items of a list or tuple; none for any other value. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Bytes as they are, or those of a Python 2 string, of which each character is one byte. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string'
    ? Uint8Array.from(value, (character) => character.charCodeAt(0))
    : undefined;
}

/** The text or number as a text; empty for anything else, as damaged data may hold. */
export function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A number of a pickle; NaN for all else, also for what JavaScript refuses to convert. */
export function numberIn(value: unknown): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : Number.NaN;
}
