import { checkPresets } from './check-preset.js';

checkPresets('matrix-completion');
