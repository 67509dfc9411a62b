import { GrokscopeError } from '../../util/errors.js';

/** Most memory that a run may take, in bytes. */
export const memoryLimit: number = 2 ** 30;

/** The error for settings that cannot be run. `message` and `cure` are one sentence each. */
export function refusal(setting: string, message: string, cure: string): GrokscopeError {
  return new GrokscopeError('usage', setting, message, cure);
}

export function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toPrecision(3)} GiB`;
}
