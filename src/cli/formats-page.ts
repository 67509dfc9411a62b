import type { Format } from '../readers/index.js';
import { markdownTable } from './markdown-table.js';

type Unread = readonly { readonly what: string; readonly cure: string }[];

/** The page docs/formats.md; `npm run docs:formats` writes it. */
export function formatsPage(formats: readonly Format[], unread: Unread): string {
  return `# Formats

<!-- Written by \`npm run docs:formats\` from src/readers/format-facts.ts; a test holds them together. -->

A format is told by content; the name of a file decides only between equals. Each of them is also read as \`.gz\`, cut
off or whole, and from standard input. \`grokscope inspect PATH\` says what was read of a log of yours, and why.

${markdownTable(
  ['format', 'what it is', 'read from', 'inferred', 'not read, and the way around'],
  formats.map(({ format, description, versions = '', inferred = '', notRead = '' }) => [
    `\`${format}\``,
    description,
    versions,
    inferred,
    notRead,
  ]),
)}

## Settings

Learning rate, weight decay, optimizer and the like are taken from the log itself (its first line, its config, its
hparams, constant columns, arrays of one number, comments), from files beside it (hparams, params, args, config
and the like as YAML, JSON, TOML, INI or text, and where logs share a folder those that are called as each,
\`.hydra/config.yaml\`, \`params/\` of MLflow), from the names of run, file and folders, and from a logged
learning rate, in this order.

## Known and not read

${markdownTable(
  ['what', 'how to export it'],
  unread.map(({ what, cure }) => [what, cure]),
)}
`;
}
