export { changePointF1, covering } from './metrics.js';
