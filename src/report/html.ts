import uplotStyle from 'uplot/dist/uPlot.min.css?raw';
import uplotScript from 'uplot/dist/uPlot.iife.min.js?raw';
import type { Analysis } from '../analysis.js';
import { errorSentence, unreadInputs } from './error-sentence.js';
import { escapeXml } from './svg/element.js';
import { proseHtml } from './html/prose.js';
import { chartSection } from './html/chart-section.js';
import pageStyle from './html/page.css?raw';
import { pageScript } from './html/page-script.js';
import { payloadOf } from './html/payload.js';
import { runDetails } from './html/run-details.js';
import { runTable } from './html/run-table.js';
import { chartStyle, paletteStyle } from './svg/theme.js';
import { tally } from './text/many-runs.js';
import { certaintyWords } from './text/one-run.js';
import { VERDICT_WORDS } from './verdict-words.js';
import { VERSION } from './version.js';

export interface HtmlOptions {
  /** The command that made the page, for its foot. Default: none is named. */
  readonly command?: string;
}

/**
 * A page in one file that loads nothing: the verdict in words, a picture that turns into a chart to zoom where scripts
 * run, a table of the runs to filter and sort, the details of each. A content security policy lets only its own script
 * and style through, by their hashes. The same input gives the same text.
 *
 * @example
 * (await htmlReport({ runs: [], errors: [] })).slice(0, 15) // => '<!doctype html>'
 */
export async function htmlReport(analysis: Analysis, { command }: HtmlOptions = {}): Promise<string> {
  const { runs, errors } = analysis;
  const payload = payloadOf(runs);
  const style = `${paletteStyle()}${chartStyle()}${uplotStyle.trim()}\n${pageStyle}`;
  const script = payload ? `${uplotScript.trim()}\n${pageScript}` : undefined;
  const policy = [
    `default-src 'none'`,
    `style-src 'sha256-${await sha256(style)}'`,
    ...(script === undefined ? [] : [`script-src 'sha256-${await sha256(script)}'`]),
    `base-uri 'none'`,
    `form-action 'none'`,
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="grokscope ${VERSION}">
<title>${escapeXml(titleOf(analysis))}</title>
<style>${style}</style>
</head>
<body>
<header>
${headOf(analysis)}
</header>
<main>
${runs.length === 0 ? '' : chartSection(runs, payload)}
${runs.length > 1 ? runTable(runs, payload) : ''}
${errors.length === 0 ? '' : errorSection(errors)}
${runs.length === 0 ? '' : `<section aria-labelledby="details-head">\n<h2 id="details-head">Details</h2>\n${runs.map((run) => runDetails(run, runs.length > 1)).join('\n')}\n</section>`}
</main>
<footer>
<p>grokscope ${VERSION}${command === undefined ? '' : `: <code>${escapeXml(command)}</code>`}</p>
</footer>
${payload && script !== undefined ? `<script type="application/json" id="data">${inertJson(payload)}</script>\n<script>${script}</script>\n` : ''}</body>
</html>
`;
}

function titleOf({ runs }: Analysis): string {
  const [first] = runs;
  if (!first) return 'grokscope: nothing read';
  return runs.length === 1
    ? `${VERDICT_WORDS[first.diagnosis.verdict].label}: ${first.run.id}`
    : `grokscope: ${tally(runs)}`;
}

function headOf({ runs }: Analysis): string {
  const [first] = runs;
  if (!first) return '<h1>No log was read.</h1>';
  if (runs.length > 1) return `<h1>${proseHtml(tally(runs))}</h1>`;
  const { glyph } = VERDICT_WORDS[first.diagnosis.verdict];
  return `<h1><span aria-hidden="true">${glyph}</span> ${proseHtml(first.diagnosis.summary)}</h1>
<p>${proseHtml(certaintyWords(first.diagnosis))}</p>
<p class="quiet"><code>${escapeXml(first.run.id)}</code> (${escapeXml(first.run.source.format)})</p>`;
}

function errorSection(errors: Analysis['errors']): string {
  const items = errors.map((error) => `<li>${proseHtml(errorSentence(error))}</li>`);
  return `<section aria-labelledby="errors-head">
<h2 id="errors-head" class="bad">${unreadInputs(errors.length)}</h2>
<ul>${items.join('')}</ul>
</section>`;
}

/** JSON that no end of a script and no comment can stand in. */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}
