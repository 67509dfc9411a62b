import type { AnalysedRun } from '../../analysis.js';
import { formatStep } from '../numbers.js';
import { svgElement } from '../svg.js';
import type { Payload } from './payload.js';

/** The picture, and the hidden controls that the script brings to life. */
export function chartSection(runs: readonly AnalysedRun[], payload: Payload | undefined): string {
  const picture = `<figure id="static">${svgElement(runs, { width: 900 })}</figure>`;
  if (!payload) return picture;
  return `<section aria-label="Chart">
${picture}
<div id="live" hidden>
<div class="bar" role="group" aria-label="Chart controls">
${quantityChoice(payload)}<fieldset class="choice" aria-label="Time axis"><label><input type="radio" name="axis" value="log" checked> log</label><label><input type="radio" name="axis" value="linear"> linear</label></fieldset>
<button type="button" id="zoom-in" aria-label="Zoom in">+</button>
<button type="button" id="zoom-out" aria-label="Zoom out">−</button>
<button type="button" id="reset">Reset zoom</button>
<output id="window" aria-label="Shown part of the axis"></output>
<span class="quiet" id="place"></span>
</div>
<ul class="legend" id="legend" aria-label="Legend"></ul>
<div id="plot" tabindex="0" role="group" aria-label="Chart of the training curves" aria-describedby="chart-help"></div>
<p class="quiet" id="chart-help">Drag to zoom, double-click to see all. Keys: ← → read values, Shift moves the window, + − zoom, 0 shows all.${reductionWords(payload)} <span id="absent"></span></p>
</div>
</section>`;
}

/** Where both were logged, what is drawn. */
function quantityChoice({ charts }: Payload): string {
  if (charts.length === 1) return '';
  const choices = charts.map(
    ({ quantity }, index) =>
      `<label><input type="radio" name="quantity" value="${index}"${index === 0 ? ' checked' : ''}> ${quantity}</label>`,
  );
  return `<fieldset class="choice" aria-label="Quantity">${choices.join(' ')}</fieldset>\n`;
}

/** What the page leaves out. */
function reductionWords({ points: [logged, kept] }: Payload): string {
  if (logged === kept) return '';
  return ` Of ${formatStep(logged)} logged values the page keeps ${formatStep(kept)}: in each part of the axis the first, the last, the lowest and the highest.`;
}
