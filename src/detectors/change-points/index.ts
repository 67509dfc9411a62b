export { type PathOptions, segmentationPath } from './path.js';
export { segment } from './segment.js';
export type { SegmentOptions } from './segment-options.js';
export type { SegmentCost, Segmentation } from './segmentation.js';
export { type SingleChange, singleChange } from './single-change.js';
