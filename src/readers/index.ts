// reading
export { type Reading, readRuns } from './read-runs.js';

// formats
export type { Reader, ReadOptions, Source } from './reader.js';
export { type Format, formats } from './registry.js';

// what was read
export type { Axis, ConfigEntry, ConfigValue, Note, Run, RunSource, Series } from '../run/run.js';
