import { type Code, getLocal, setLocal, valueType } from './assembler.js';

/** A variable of a function. */
export interface Variable {
  readonly get: Code;
  readonly set: (value: Code) => Code;
}

type Named<Name extends string> = Readonly<Record<Name, Variable>>;

/** The variables of a function by name: its parameters, all i32, and those that are added. */
export class Locals<Parameter extends string> {
  readonly parameters: Named<Parameter>;
  readonly parameterCount: number;
  private readonly added: number[] = [];

  constructor(parameters: readonly Parameter[]) {
    this.parameterCount = parameters.length;
    this.parameters = named(parameters, 0);
  }

  /** Adds variables of one type. They are 0 at first. */
  of<Name extends string>(type: keyof typeof valueType, names: readonly Name[]): Named<Name> {
    const first = this.parameterCount + this.added.length;
    this.added.push(...names.map(() => valueType[type]));
    return named(names, first);
  }

  /** Types of the added variables. */
  get types(): readonly number[] {
    return this.added;
  }
}

function named<Name extends string>(names: readonly Name[], first: number): Named<Name> {
  return Object.fromEntries(
    names.map((name, index): [string, Variable] => [
      name,
      { get: getLocal(first + index), set: (value) => [value, setLocal(first + index)] },
    ]),
  ) as Named<Name>;
}
