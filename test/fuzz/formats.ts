import { readers } from '../../src/readers/registry.js';

/** The names of all formats, for `bench/fuzz.mjs`. */
export const formats: readonly string[] = readers.map(({ format }) => format);
