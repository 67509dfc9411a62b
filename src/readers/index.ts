// reading
export type { Attempt } from './read-file.js';
export { type ReadFile, type Reading, readRuns } from './read-runs.js';
export type { Skipped } from './walk/walk.js';

// formats
export type { Reader, ReadOptions, Source } from './reader.js';
export { type Format, formats } from './registry.js';
export { unreadFormats } from './unreadable.js';

// what was read
export type { Axis, ConfigEntry, ConfigValue, Note, Run, RunSource, Series } from '../run/run.js';
