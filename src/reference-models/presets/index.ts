import { controls } from './controls.js';
import { figures } from './figures.js';
import type { Preset } from './preset.js';
import { small } from './small.js';

export type { Preset };

/** Named settings: the figures of Lyu et al. 2023, small faithful versions of them, and controls. */
export const presets: readonly Preset[] = [...figures, ...small, ...controls];
