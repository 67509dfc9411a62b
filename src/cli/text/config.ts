/** What the command line says of configuration: the command, the files, the variables. */
export const CONFIG_TEXT = {
  description: 'list what can be set in a configuration file, or explain what is set and where',
  examples: `Examples
  $ grokscope config                              what can be set
  $ grokscope config --explain                    what is set here, and where
  $ GROKSCOPE_WD=1 grokscope config --explain --lr 0.1
`,
  explain: 'print every setting, its value and where that comes from',
  markdown: 'print the page docs/config.md',
  file: 'configuration file, instead of the nearest one from here upwards; see grokscope config',
  none: 'read no configuration file',
  ways: `Each of these is an option, an environment variable and a key of grokscope.config.json, .mjs or .js, or of
package.json under "grokscope": --init-norm 57, GROKSCOPE_INIT_NORM=57, "initNorm": 57. The first that says something
wins.`,
  fileRead: (file: string): string => `Configuration file: ${file}`,
  noFile: 'No configuration file is in this folder or above.',
  byDefault: (otherwise: string): string => `default: ${otherwise}`,
  strayVariable: (name: string, guess: string | undefined): string =>
    `The variable ${name} is set, but names no setting${guess === undefined ? '' : `; did you mean ${guess}?`}`,
  twoFiles: (folder: string, one: string, other: string): string =>
    `${folder} has two configurations, ${one} and ${other}.`,
  twoFilesCure: 'Keep one of them.',
  unreadable: (file: string, reason: string): string =>
    `The configuration ${file} cannot be read (${reason}).`,
  unreadableCure: 'Correct it, name another with --config, or pass --no-config.',
  notAnObject: (file: string): string => `The configuration ${file} is no object of settings.`,
  objectCure: 'Write for example { "wd": 1 } in JSON, or export default { wd: 1 } in JavaScript.',
  wrongValue: (file: string, key: string, value: unknown): string =>
    `The configuration ${file} sets "${key}" to ${JSON.stringify(value) ?? String(value)}.`,
  sectionCure: 'Give an object of settings.',
  unknownKey: (file: string, key: string): string =>
    `The configuration ${file} has the unknown key "${key}".`,
  unknownKeyCure: (guess: string | undefined): string =>
    guess === undefined ? 'grokscope config lists the keys.' : `Did you mean "${guess}"?`,
  wrongVariable: (variable: string, text: string): string => `The variable ${variable} is "${text}".`,
} as const;
