import { clean } from './clean.js';
import { formatStep } from './numbers.js';

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

/** How many inputs could not be read, without a full stop. */
export function unreadInputs(count: number): string {
  return `${count === 1 ? '1 input' : `${formatStep(count)} inputs`} could not be read`;
}
