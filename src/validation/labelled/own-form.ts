import { join } from 'node:path';
import { type Fields, fieldsOf, numberOf, textOf, textsOf } from './fields.js';
import type { LabelledLog, NamedRole } from './labelled-log.js';
import { timesOf } from './times.js';

const seriesOf: Readonly<Record<NamedRole, string>> = {
  train: 'train_acc',
  test: 'test_acc',
  trainLoss: 'train_loss',
  testLoss: 'test_loss',
};

const timedVerdicts = ['grokking', 'misgrokking'];

/** An entry for a log of one's own: `path`, `series`, and a `label` with the verdict and the times. */
export function ownEntry(entry: Fields, folder: string): LabelledLog {
  const label = fieldsOf(entry['label']);
  const series = fieldsOf(entry['series']);
  const path = textOf(entry['path']) ?? '';
  const verdict = textOf(label['verdict']) ?? '';
  const names = Object.fromEntries(
    Object.entries(seriesOf).flatMap(([role, key]) => {
      const name = textOf(series[key]);
      return name === undefined ? [] : [[role, name]];
    }),
  );
  // The curve that was timed must be in the log.
  const on = textOf(label['on']) ?? 'test_acc';
  const isTimed = timedVerdicts.includes(verdict) && on in series;
  const first = numberOf(label['first_step']);
  const last = numberOf(label['last_step']);
  return {
    id: textOf(entry['id']) ?? path,
    paths: [join(folder, path)],
    label: verdict,
    alternatives: textsOf(label['accept']).filter((one) => one !== verdict),
    counted: true,
    group: textOf(entry['run']) ?? path,
    truncated: label['complete'] === false,
    delayRatio: numberOf(label['delay_ratio']),
    times: isTimed ? timesOf(label, 't50') : null,
    logTimes: isTimed ? timesOf(fieldsOf(label['log10']), 't50') : null,
    span: first === null || last === null ? null : [first, last],
    names,
    keys: ['run', 'run_name', 'run_id', 'run_hash'].flatMap((key) => {
      const name = textOf(entry[key]);
      return name === undefined ? [] : [[name]];
    }),
    position: null,
  };
}
