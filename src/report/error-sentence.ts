import { clean } from './clean.js';

/** What is wrong with which input, and the cure, on one line that is safe to print. */
export function errorSentence({
  path,
  message,
}: {
  readonly path: string;
  readonly message: string;
}): string {
  return clean(message.includes(path) ? message : `${path === '-' ? 'standard input' : path}: ${message}`);
}
