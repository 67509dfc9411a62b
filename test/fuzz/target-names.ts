import { readers } from '../../src/readers/registry.js';

/** What is given damaged input: each reader by its format, the settings beside logs, and the way from a log to its reports. */
export const targetNames: readonly string[] = [...readers.map(({ format }) => format), 'settings', 'report'];
