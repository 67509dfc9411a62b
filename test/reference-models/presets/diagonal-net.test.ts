import { checkPresets } from './check-preset.js';

checkPresets('diagonal-net');
