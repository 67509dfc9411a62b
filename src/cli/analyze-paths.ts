import type { Analysis } from '../analysis.js';
import type { AnalyzeOptions } from '../options.js';
import type { CliContext } from './context.js';
import { TEXT } from './text.js';

/** Analyses the paths; meanwhile a terminal says so. */
export async function analyzePaths(
  paths: readonly string[],
  options: AnalyzeOptions,
  { stderr }: CliContext,
): Promise<Analysis> {
  const { analyze } = await import('../analyze.js');
  if (stderr.isTTY) stderr.write(TEXT.readingLogs);
  try {
    return await analyze(paths, options);
  } finally {
    if (stderr.isTTY) stderr.write('\r\u001b[K');
  }
}
