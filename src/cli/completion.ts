import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Command as Known, Complete, RootCommand } from '@bomb.sh/tab';
import tab from '@bomb.sh/tab/commander';
import { Command, type Option } from 'commander';
import { SettingOption } from './settings/setting.js';
import type { Catalogue } from './simulation/catalogue.js';
import { TEXT } from './text.js';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/** The last line of an answer says whether the shell should offer files where nothing is suggested. */
const OFFER_FILES = ':0';

/** The script that teaches a shell to ask `grokscope complete -- WORDS` for suggestions. */
export function completionScript(shell: Shell): string {
  if (shell === 'bash') return BASH_SCRIPT;
  return printedBy(() => completionOf([]).setup('grokscope', 'grokscope', shell)).join('\n');
}

/**
 * Suggestions for the last of some words, one a line with its description behind a tab, and a last line for the shell.
 *
 * @param words what was typed after `grokscope`; the last is empty where a new word starts
 * @param catalogue what there is to simulate, where that is known
 */
export function suggestions(
  commands: readonly CommandUnknownOpts[],
  words: readonly string[],
  catalogue: Pick<Catalogue, 'models' | 'presets'> | undefined,
): string {
  const word = words.at(-1) ?? '';
  let offersFiles = false;
  const teach = (known: Known | undefined, command: CommandUnknownOpts): void => {
    const ownValues = (name: string): readonly string[] =>
      OWN_VALUES[`${command.name()} ${name}`]?.(catalogue) ?? [];
    for (const option of command.options.filter(takesValue)) {
      const name = option.long ?? '';
      known?.option(
        name.slice(2),
        option.description,
        (complete) => {
          offersFiles ||= option.flags.endsWith('<file>') || name === '--suite';
          suggest([...choicesOf(option, word), ...ownValues(name)], complete);
        },
        option.short?.slice(1),
      );
    }
    for (const argument of command.registeredArguments) {
      known?.argument(
        argument.name(),
        (complete) => {
          offersFiles ||= argument.name() === 'path';
          suggest(ownValues(argument.name()), complete);
        },
        argument.variadic,
      );
    }
  };
  const completion = completionOf(commands);
  for (const [index, command] of commands.entries()) {
    if (index === 0) teach(completion, command);
    teach(completion.commands.get(command.name()), command);
  }
  const lines = printedBy(() => completion.parse([...words]));
  return (lines.length > 1 || !offersFiles ? lines : [OFFER_FILES]).join('\n');
}

/** What the library knows of the commands. The first is the one that needs no name, so its options stand alone too. */
function completionOf(commands: readonly CommandUnknownOpts[]): RootCommand {
  const program = new Command('grokscope').helpCommand(false);
  for (const option of commands[0]?.options ?? []) program.addOption(option);
  for (const command of commands) program.addCommand(command as unknown as Command);
  const completion = tab(program, { completionCommandName: 'completion' });
  const own = completion.commands.get('completion');
  if (own) own.description = TEXT.completion.description;
  return completion;
}

/** Values of options and arguments that are no settings. */
const OWN_VALUES: Readonly<
  Record<string, (catalogue: Pick<Catalogue, 'models' | 'presets'> | undefined) => readonly string[]>
> = {
  'simulate model': (catalogue) => catalogue?.models.map(({ name }) => name) ?? [],
  'simulate --preset': (catalogue) => catalogue?.presets.map(({ name }) => name) ?? [],
  'simulate --evals': () => ['log', 'dense'],
  'simulate --backend': () => ['auto', 'plain', 'tensorflow', 'wasm', 'cpu'],
  'validate --suite': () => ['quick', 'full'],
};

/** The choices of a setting; those of a list behind what the word lists already. */
function choicesOf(option: Option, word: string): readonly string[] {
  if (!(option instanceof SettingOption)) return [];
  const { choices = [], isList } = option.setting.kind;
  if (!isList) return choices;
  const listed = /^(?:--[^=]*=)?(.*,)?/.exec(word)?.[1] ?? '';
  return choices
    .filter((choice) => !listed.split(',').includes(choice))
    .map((choice) => `${listed}${choice}`);
}

function suggest(values: readonly string[], complete: Complete): void {
  for (const value of values) complete(value, '');
}

function takesValue(option: Option): boolean {
  return option.required || option.optional;
}

/** The library prints what it has to say. */
function printedBy(work: () => void): string[] {
  const lines: string[] = [];
  const { log } = console;
  // A tab without a description behind it would be shown by zsh as a suggestion of its own.
  console.log = (line: string) => void lines.push(line.replace(/\t$/, ''));
  try {
    work();
  } finally {
    console.log = log;
  }
  return lines;
}

/**
 * That of the library needs the package bash-completion, offers no files, evaluates what was typed, and clashes with
 * the script of any other program that uses the library.
 */
const BASH_SCRIPT = `# bash completion for grokscope

_grokscope() {
    local line=\${COMP_LINE:0:COMP_POINT} words suggestion
    read -ra words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    COMPREPLY=()
    while IFS= read -r suggestion; do
        case $suggestion in
            ${OFFER_FILES}) ;;
            :*) compopt +o default 2>/dev/null ;;
            *) COMPREPLY+=("\${suggestion%%$'\\t'*}") ;;
        esac
    done < <(grokscope complete -- "\${words[@]:1}" 2>/dev/null)
}

complete -o default -F _grokscope grokscope`;
