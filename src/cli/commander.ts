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
