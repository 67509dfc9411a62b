import type { Command as TypedCommand } from '@commander-js/extra-typings';
import { Command } from 'commander';

export type { TypedCommand };

/** A command whose options are typed from their definition. The types add no code of their own at run time. */
export function createCommand(name: string): TypedCommand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the typed class is the same class
  return new Command(name) as unknown as TypedCommand;
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
