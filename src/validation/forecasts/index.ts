export { calibrate } from './calibrate.js';
export { type CutName, CUTS, casesOf, type ForecastCase } from './cases.js';
export { type ForecastRow, scoreForecasts } from './score.js';
export { suite, type SuiteRun } from './suite.js';
