import type { AnalysedRun } from '../../analysis.js';
import { CURVE_ROLES, type Curve } from '../../run/curves.js';
import { formatNumber, formatPercent, formatStep } from '../numbers.js';
import { firstFrom } from '../plot/extent.js';
import { escapeXml } from '../svg/element.js';
import { ROLE_WORDS } from '../text/input.js';

/** Rows of a table, evenly spread over the evaluations in ln(step). */
const MOST_ROWS = 40;

/** The curves of a run as a table, for those who do not see the chart. */
export function dataTable({ curves }: AnalysedRun): string {
  const columns = CURVE_ROLES.flatMap((role) => curves[role] ?? []).filter(({ steps }) => steps.length > 0);
  const reference = curves.testAccuracy ?? curves.testLoss ?? columns[0];
  if (!reference || reference.steps.length === 0) return '';
  const steps = chosenSteps(reference.steps);
  const count = reference.steps.length;
  const caption =
    steps.length === count
      ? `All ${formatStep(count)} evaluations.`
      : `${steps.length} of ${formatStep(count)} evaluations.`;
  const head = columns.map(
    ({ role }) => `<th scope="col" class="number">${escapeXml(ROLE_WORDS[role])}</th>`,
  );
  const rows = steps.map(
    (step) =>
      `<tr><th scope="row" class="number">${formatStep(step)}</th>${columns.map((curve) => `<td class="number">${valueAt(curve, step)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll"><table><caption>${caption} Of other curves the last value until then.</caption><thead><tr><th scope="col" class="number">${escapeXml(curves.axis.name)}</th>${head.join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>
`;
}

function chosenSteps(steps: Float64Array): number[] {
  if (steps.length <= MOST_ROWS) return [...steps];
  const start = Math.max(1, firstFrom(steps, Number.MIN_VALUE));
  const chosen = new Set<number>([0]);
  const [low, high] = [steps[start] ?? 1, steps.at(-1)!];
  for (let i = 0; i < MOST_ROWS - 1; i += 1) {
    const place = low * (high / low) ** (i / (MOST_ROWS - 2));
    chosen.add(Math.min(steps.length - 1, firstFrom(steps, place * (1 - 1e-12))));
  }
  return [...chosen].toSorted((a, b) => a - b).map((index) => steps[index]!);
}

function valueAt({ steps, values, unit }: Curve, step: number): string {
  const index = firstFrom(steps, step);
  const value = steps[index] === step ? values[index] : values[index - 1];
  if (value === undefined) return '';
  return unit === 'fraction' ? formatPercent(value) : formatNumber(value, 4);
}
