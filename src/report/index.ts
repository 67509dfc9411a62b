export { csvReport } from './csv.js';
export { type HtmlOptions, htmlReport } from './html.js';
export type { JsonReport } from './json-document.js';
export { jsonReport } from './json.js';
export { jsonlReport } from './jsonl.js';
export { type MarkdownOptions, markdownReport } from './markdown.js';
export type { GlyphSet } from './plot/raster.js';
export { type SvgOptions, svgChart } from './svg.js';
export { type TextOptions, textReport } from './text.js';
