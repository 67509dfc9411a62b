import { checkPresets } from './check-preset.js';

checkPresets('modular-addition');
