import { markdownTable } from '../markdown-table.js';
import type { SettingOption } from '../settings/setting.js';

/** The page docs/config.md; `npm run docs:config` writes it. */
export function configPage(options: readonly SettingOption[]): string {
  return `# Configuration

<!-- Written by \`npm run docs:config\` from src/cli/config/page.ts and the settings; a test holds them together. -->

What is the same for every run of a project need not be typed every time. Each setting below can be given in three ways;
the first that says something wins:

1. an option on the command line: \`--init-norm 57\`
2. an environment variable, named after the option: \`GROKSCOPE_INIT_NORM=57\`
3. a key of a configuration file, named after the option: \`"initNorm": 57\`

\`grokscope config --explain\` prints every setting, its value and where that comes from.

## The file

\`grokscope.config.json\`, \`grokscope.config.mjs\` or \`grokscope.config.js\`, or the key \`grokscope\` of a \`package.json\`:
the one in the working directory, or in the nearest folder above it that has one. \`--config FILE\` names another,
\`--no-config\` reads none.

\`\`\`json
{
  "$schema": "./node_modules/grokscope/schema/config.v1.schema.json",
  "map": { "trainAccuracy": "acc/train", "testAccuracy": "acc/eval", "step": "iter" },
  "wd": 1,
  "check": { "expect": ["grokking"], "before": 20000, "minProbability": 0.9 }
}
\`\`\`

\`\`\`js
import { defineConfig } from 'grokscope';

export default defineConfig({ wd: 1, check: { expect: ['grokking'], before: 20_000 } });
\`\`\`

A key that is not known or a value of the wrong kind ends grokscope with exit code 2, and says which. A \`.mjs\` or \`.js\`
file is run as a program; \`--no-config\` is for folders whose content you do not trust.

## Settings

${markdownTable(['option', 'key', 'what it is', 'by default'], options.map(row))}

An option that turns something off is \`false\` as a key and as a variable: \`"color": false\`, \`GROKSCOPE_COLOR=0\`. A list
is separated by commas on the command line and in a variable. In a configuration file \`map\` is the object itself, not the
name of a file. \`format\` is for reports on stdout; the ending of an output file says more than it. Expectations alone run
no gate: \`grokscope check\` does ([\`docs/ci.md\`](ci.md)).
`;
}

function row({ flags, key, setting }: SettingOption): string[] {
  return [`\`${flags}\``, `\`${key}\``, setting.description, setting.otherwise];
}
