import { VERSION } from '../../report/version.js';
import { validate } from '../../validation/validate.js';
import type { CliContext } from '../context.js';
import { interruptible } from '../interrupt.js';
import { progressBar } from '../simulation/progress-bar.js';
import { TEXT } from '../text.js';
import { markdownOf } from './markdown.js';

/** Validates with a bar on stderr and writes the report to stdout. A target that is missed is shown and no failure. */
export async function validateAndReport(
  suites: readonly string[],
  json: boolean,
  context: CliContext,
): Promise<void> {
  const bar = progressBar(context, TEXT.validate.label);
  const report = await interruptible((signal) =>
    validate(suites, { signal, onProgress: ({ fraction, part }) => bar.update({ fraction, where: part }) }),
  ).finally(bar.end);
  const document = { schemaVersion: 1, tool: { name: 'grokscope', version: VERSION }, ...report };
  context.stdout.write(json ? `${JSON.stringify(document, null, 2)}\n` : markdownOf(report));
}
