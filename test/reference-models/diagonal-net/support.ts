import { settings } from '../../../src/reference-models/diagonal-net/settings.js';
import type { DiagonalNetConfig } from '../../../src/reference-models/diagonal-net/index.js';
import { readSettings } from '../../../src/reference-models/settings.js';

/** A configuration with the defaults of the model. */
export function configured(overrides: Partial<DiagonalNetConfig>): DiagonalNetConfig {
  return readSettings('diagonal-net', settings, overrides);
}
