export { forecastMove, type Outlook } from './forecast.js';
