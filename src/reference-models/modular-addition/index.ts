export { modularAddition } from './model.js';
