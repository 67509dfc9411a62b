import { appendFile } from 'node:fs/promises';
import { clean, cleanJson } from '../../report/clean.js';
import { writeWhole } from '../../writers/write-whole.js';
import { reasonOf } from '../../util/errors.js';
import type { CliContext } from '../context.js';
import { displayFor } from '../display.js';
import { ExitCode } from '../exit-codes.js';
import { writeErrors } from '../output.js';
import { TEXT } from '../text.js';
import { CHECK_TEXT } from '../text/check.js';
import { type Gate, passes } from './gate.js';
import { annotations, isGithubJob } from './github.js';
import { gateJunit } from './junit.js';
import { stepSummary } from './step-summary.js';
import { gateText } from './text.js';

interface GateOutputs {
  readonly json: boolean;
  readonly color: boolean;
  /** File for a JUnit report. */
  readonly junit: string | undefined;
}

/** Writes the result of a gate everywhere it was asked for, tells a job of GitHub, and sets the exit code. */
export async function reportGate(gate: Gate, outputs: GateOutputs, context: CliContext): Promise<void> {
  const { stdout, stderr, env } = context;
  // First, since a reader that goes away ends the process, and must not let a gate pass.
  context.setExitCode(exitCodeOf(gate));
  if (outputs.junit !== undefined) {
    await writeWhole(outputs.junit, gateJunit(gate));
    stderr.write(`${TEXT.wrote(clean(outputs.junit))}\n`);
  }
  if (outputs.json) {
    const { jsonGate } = await import('./json.js');
    stdout.write(`${cleanJson(jsonGate(gate))}\n`);
  } else if (gate.runs.length > 0) {
    stdout.write(gateText(gate, displayFor(context, { color: outputs.color, toFile: false })));
  }
  if (gate.runs.length + gate.errors.length === 0) stderr.write(`grokscope: ${TEXT.nothingFound}\n`);
  writeErrors(gate.errors, context);
  if (isGithubJob(env)) await tellGithub(gate, context);
}

/** A run that is not as expected says more than an input that could not be read. */
function exitCodeOf({ runs, passed }: Gate): ExitCode {
  if (!runs.every(passes)) return ExitCode.GateFailed;
  return passed ? ExitCode.Success : ExitCode.InvalidInput;
}

/** Annotations go to stderr, which GitHub reads as it does stdout; a summary that cannot be written fails no gate. */
async function tellGithub(gate: Gate, { stderr, env }: CliContext): Promise<void> {
  stderr.write(annotations(gate, env['GITHUB_WORKSPACE']));
  const file = env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    await appendFile(file, stepSummary(gate));
  } catch (error) {
    stderr.write(`grokscope: ${clean(CHECK_TEXT.noSummary(file, reasonOf(error)))}\n`);
  }
}
