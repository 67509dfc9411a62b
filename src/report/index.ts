export type { JsonReport } from './json-document.js';
export { jsonReport } from './json.js';
export type { GlyphSet } from './plot/raster.js';
export { type SvgOptions, svgChart } from './svg.js';
export { type TextOptions, textReport } from './text.js';
