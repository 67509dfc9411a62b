import { figures } from './figures.js';
import type { Preset } from './preset.js';

export type { Preset };

/** Named settings: the figures of Lyu et al. 2023, small faithful versions of them, and controls that do not grok. */
export const presets: readonly Preset[] = [...figures];
