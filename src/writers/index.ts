export { csvOf } from './csv.js';
export { writeRun } from './write-run.js';
