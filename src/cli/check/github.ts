import { isAbsolute, relative, resolve } from 'node:path';
import { clean } from '../../report/clean.js';
import { errorSentence } from '../../report/error-sentence.js';
import type { CliContext } from '../context.js';
import { CHECK_TEXT } from '../text/check.js';
import { type Gate, passes, whyNot } from './gate.js';

/** Whether this is a job of GitHub Actions. */
export function isGithubJob(env: CliContext['env']): boolean {
  return env['GITHUB_ACTIONS'] === 'true';
}

/** An annotation for each run that fails and each input that could not be read, one a line. */
export function annotations({ runs, errors }: Gate, workspace: string | undefined): string {
  const failed = runs.filter((run) => !passes(run));
  return [
    ...failed.map((one) =>
      annotation(one.run.source.files[0] ?? one.run.source.path, one.run.id, whyNot(one), workspace),
    ),
    ...errors.map((error) => annotation(error.path, error.path, errorSentence(error), workspace)),
  ].join('');
}

function annotation(file: string, title: string, message: string, workspace: string | undefined): string {
  const place = pathInside(workspace, file);
  const properties = [
    ...(place === undefined ? [] : [`file=${property(place)}`]),
    `title=${property(CHECK_TEXT.failed(title))}`,
  ];
  return `::error ${properties.join(',')}::${data(message)}\n`;
}

/** GitHub places annotations by the path in the repository; what lies elsewhere has none. */
function pathInside(workspace: string | undefined, file: string): string | undefined {
  if (file === '-' || URL.canParse(file)) return undefined;
  const path = relative(workspace ?? '.', resolve(file));
  return path === '' || path.startsWith('..') || isAbsolute(path) ? undefined : path.replaceAll('\\', '/');
}

/** Escapes of workflow commands: what would end the line, and in a property also what would end the property. */
function data(text: string): string {
  return clean(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
