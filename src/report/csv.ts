import type { Analysis } from '../analysis.js';
import { clean } from './clean.js';
import { errorSentence } from './error-sentence.js';
import type { JsonRun } from './json-document.js';
import { jsonRun } from './json.js';

type Cell = string | number | boolean | null | undefined;

/** The columns in their order, which is part of the interface: new ones come last. */
const COLUMNS: readonly (readonly [name: string, of: (run: JsonRun) => Cell])[] = [
  ['run', ({ id }) => id],
  ['path', ({ source }) => source.path],
  ['format', ({ source }) => source.format],
  ['verdict', ({ verdict }) => verdict],
  ['probability', ({ probability }) => probability],
  ['channel', ({ channel }) => channel],
  ['tags', ({ tags }) => tags.join(' ')],
  ['axis', ({ axis }) => axis.name],
  ['memorized', ({ memorized }) => memorized?.step],
  ['direction', ({ transition }) => transition?.direction],
  ['from', ({ transition }) => transition?.from],
  ['to', ({ transition }) => transition?.to],
  ['t10', ({ transition }) => transition?.t10],
  ['t50', ({ transition }) => transition?.t50],
  ['t90', ({ transition }) => transition?.t90],
  ['t50_low95', ({ transition }) => transition?.interval95[0]],
  ['t50_high95', ({ transition }) => transition?.interval95[1]],
  ['censored', ({ transition }) => transition?.censored],
  ['delay_ratio', ({ delayRatio }) => delayRatio],
  ['forecast', ({ forecast }) => forecast?.step],
  ['forecast_low80', ({ forecast }) => forecast?.interval80[0]],
  ['forecast_high80', ({ forecast }) => forecast?.interval80[1]],
  ['log_alpha', ({ theory }) => theory.logAlpha],
  ['s50', ({ theory }) => theory.s50],
  ['predicted', ({ theory }) => (theory.applies ? theory.predictedStep : null)],
  ['lr', ({ hyperparameters }) => hyperparameters.lr?.value],
  ['weight_decay', ({ hyperparameters }) => hyperparameters.weightDecay?.value],
  ['optimizer', ({ hyperparameters }) => hyperparameters.optimizer?.value],
  ['momentum', ({ hyperparameters }) => hyperparameters.momentum?.value],
  ['init_scale', ({ hyperparameters }) => hyperparameters.initScale?.value],
  ['batch_size', ({ hyperparameters }) => hyperparameters.batchSize?.value],
  ['train_size', ({ hyperparameters }) => hyperparameters.trainSize?.value],
  ['seed', ({ hyperparameters }) => hyperparameters.seed?.value],
  ['warnings', ({ warnings }) => warnings.map(({ code }) => code).join(' ')],
  ['summary', ({ summary }) => summary],
];

/**
 * One row a run under a head of column names, then one row for each input that could not be read, with its sentence
 * under `error`. RFC 4180: commas, CRLF, quotes where they are needed; empty where there is no value. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 *
 * @example
 * const [head, row] = csvReport({ runs: [], errors: [{ path: 'a.png', code: 'image', message: 'It is a picture.' }] })
 *   .split('\r\n');
 * head.split(',').slice(0, 5) // => ['run', 'path', 'format', 'verdict', 'probability']
 * row.split(',').at(-1) // => 'a.png: It is a picture.'
 */
export function csvReport({ runs, errors }: Analysis): string {
  const rows: Cell[][] = [
    [...COLUMNS.map(([name]) => name), 'error'],
    ...runs.map((run) => {
      const document = jsonRun(run);
      return [...COLUMNS.map(([, of]) => of(document)), null];
    }),
    ...errors.map((error) => [
      ...COLUMNS.map(([name]) => (name === 'path' ? error.path : null)),
      errorSentence(error),
    ]),
  ];
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

/** Characters that make a spreadsheet read a cell as a formula, when they stand first. */
const FORMULA = /^\s*[=+\-@|%]/;

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = clean(cell);
  const text = FORMULA.test(safe) ? `'${safe}` : safe;
  return /[",]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
