export { type SegmentOptions, segment } from './segment.js';
export type { Segmentation } from './segmentation.js';
