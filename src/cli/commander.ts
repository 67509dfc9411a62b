import type { Command as TypedCommand } from '@commander-js/extra-typings';
import { Command, InvalidArgumentError } from 'commander';
import { TEXT } from './text.js';

export type { TypedCommand };

/** A command whose options are typed from their definition. The types add no code of their own at run time. */
export function createCommand(name: string): TypedCommand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the typed class is the same class
  return new Command(name) as unknown as TypedCommand;
}

/** Parser of an option that takes one of a few words. */
export function choice<const T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const chosen = choices.find((allowed) => allowed === text);
    if (chosen === undefined) throw new InvalidArgumentError(TEXT.notAChoice(choices));
    return chosen;
  };
}

/** Parser of an option that takes a number between two limits, both included. */
export function numberBetween(low: number, high: number): (text: string) => number {
  const condition =
    high === Number.POSITIVE_INFINITY ? `a number of at least ${low}` : `a number from ${low} to ${high}`;
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(value) || value < low || value > high)
      throw new InvalidArgumentError(TEXT.notANumber(condition));
    return value;
  };
}

/** Parser of an option that may be repeated. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** Those of some options that the command line gave, as words: `['--lr', '0.01']`. */
export function givenWords(command: GivenOptions, names: readonly string[]): string[] {
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    const isGiven = names.includes(name) && command.getOptionValueSource(name) === 'cli';
    return isGiven && option.long ? [option.long, String(command.getOptionValue(name))] : [];
  });
}

type GivenOptions = Pick<Command, 'options' | 'getOptionValue' | 'getOptionValueSource'>;
