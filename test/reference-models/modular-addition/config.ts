import {
  type ModularAdditionConfig,
  settings,
} from '../../../src/reference-models/modular-addition/settings.js';
import { readSettings } from '../../../src/reference-models/settings.js';

/** The default settings with some replaced. */
export function config(overrides: Partial<ModularAdditionConfig>): ModularAdditionConfig {
  return readSettings('modular-addition', settings, overrides);
}
