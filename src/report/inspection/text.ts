import type { InspectedFile, InspectedRun, Inspection } from '../../inspection.js';
import { CURVE_ROLES } from '../../run/curves.js';
import { renderLines } from '../ansi.js';
import { clean } from '../clean.js';
import { errorSentence } from '../error-sentence.js';
import { BLANK, type Line, line, shorten } from '../lines.js';
import { inferencesOf } from '../notes.js';
import { formatNumber, formatStep } from '../numbers.js';
import { ROLE_WORDS, settingFacts } from '../text/input.js';
import { type Fact, factSection, listSection } from '../text/sections.js';
import type { TextOptions } from '../text.js';
import { extentOf } from './extent.js';

/** Longer lists end in a count; the JSON has them whole. */
const mostListed = 40;

/** What `grokscope inspect` prints; empty where there is nothing to tell. */
export function textInspection(inspection: Inspection, options: TextOptions = {}): string {
  const width = Math.min(120, Math.max(60, options.width ?? 80));
  const files = new Map(inspection.files.map((file) => [file.path, file]));
  const unread = inspection.files.filter(({ format }) => format === undefined).length;
  const lines = [
    ...inspection.runs.flatMap((run) => [...runLines(run, files, width), BLANK]),
    ...section(`Not read (${unread})`, inspection.errors.map(errorSentence), width),
    ...section(`Passed over (${inspection.skipped.length})`, passedOver(inspection), width),
  ];
  while (lines[0] === BLANK) lines.shift();
  while (lines.at(-1) === BLANK) lines.pop();
  if (lines.length === 0) return '';
  return `${renderLines(lines, { color: options.color ?? false, ascii: options.glyphs === 'ascii' })}\n`;
}

function runLines(inspected: InspectedRun, files: ReadonlyMap<string, InspectedFile>, width: number): Line[] {
  const { run, reasons, curves } = inspected;
  const roles = CURVE_ROLES.flatMap((role): Fact[] =>
    curves[role] ? [[ROLE_WORDS[role], `"${curves[role].name}": ${reasons[role]}`]] : [],
  );
  const config = run.config.map(({ key, value, from }): Fact => [key, `${String(value)} (from ${from})`]);
  return [
    line(shorten(clean(run.id), width), 'strong'),
    ...section(
      'Files',
      run.source.files.map((path) => fileSentence(path, files.get(path))),
      width,
    ),
    ...factSection('Series', limited(run.series.map(seriesFact)), width),
    ...factSection('Roles', roles, width),
    ...factSection('Settings found', settingFacts(inspected), width),
    ...factSection('All settings in the log and beside it', limited(config), width),
    ...section(
      'Inferred',
      inferencesOf(inspected).map(({ message }) => message),
      width,
    ),
  ];
}

function fileSentence(path: string, file: InspectedFile | undefined): string {
  const chosen = file?.tried.at(-1);
  if (!file || !chosen) return path;
  const others = file.tried.slice(0, -1).map(({ format, failure }) => `not ${format}: ${failure}`);
  const why = `${chosen.format} by its content and name (sureness ${formatNumber(chosen.sureness, 2)})`;
  return `${path}: ${[why, ...others].join('; ')}`;
}

function seriesFact(series: InspectedRun['run']['series'][number]): Fact {
  const { name, axis, points, notFinite, steps, values } = extentOf(series);
  const parts = [`${formatStep(points)} point${points === 1 ? '' : 's'}`];
  if (steps) parts.push(`${axis} ${formatStep(steps[0])} to ${formatStep(steps[1])}`);
  if (values) parts.push(`values ${formatNumber(values[0], 4)} to ${formatNumber(values[1], 4)}`);
  if (notFinite > 0) parts.push(`${formatStep(notFinite)} not finite`);
  return [name, parts.join(', ')];
}

/** What was passed over, by reason. */
function passedOver({ skipped }: Inspection): string[] {
  const byReason = new Map<string, string[]>();
  for (const { path, why } of skipped) byReason.set(why, [...(byReason.get(why) ?? []), path]);
  return [...byReason].map(([why, paths]) => {
    const rest = paths.length > 3 ? ` and ${formatStep(paths.length - 3)} more` : '';
    return `${why}: ${paths.slice(0, 3).join(', ')}${rest}`;
  });
}

function section(heading: string, sentences: readonly string[], width: number): Line[] {
  const rest = sentences.length - mostListed;
  const shown = rest > 0 ? [...sentences.slice(0, mostListed), `and ${formatStep(rest)} more`] : sentences;
  return listSection(heading, shown, width);
}

function limited(facts: readonly Fact[]): readonly Fact[] {
  const rest = facts.length - mostListed;
  return rest > 0 ? [...facts.slice(0, mostListed), ['…', `and ${formatStep(rest)} more`]] : facts;
}
