export { type Changes, changePointF1, covering, MARGIN } from './metrics.js';
