import type { Axis, Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { columnsOf } from '../rows.js';
import { settingsOf } from '../settings.js';
import { hparamsValues } from './hparams.js';
import { message } from './message.js';
import { record } from './records.js';

const version = 'brain.Event:2';
const stepAxis: Axis = { name: 'step', unit: 'step' };

/**
 * A run as a TensorBoard event file: one event a step with all that was logged at it, and the settings for the HPARAMS
 * tab. All series count as steps; the times of the events are the time of writing. Values are float32, as PyTorch writes
 * and TensorBoard shows them: seven digits are kept, what is smaller than 1e-45 becomes 0.
 *
 * @throws GrokscopeError with code `usage` where a step is no whole number from 0 on, which event files cannot hold.
 */
export function tfeventsOf(run: Run): Uint8Array {
  const seconds = Date.now() / 1000;
  const settings = settingsOf(run);
  const records = [record(message((event) => event.double(1, seconds).text(3, version)))];
  if (settings.size > 0) records.push(summaryRecord(seconds, 0, hparamsValues(settings, seconds)));
  const [steps, ...columns] = columnsOf(run.series.map((series) => ({ ...series, axis: stepAxis })));
  const scalars = columns.map(({ name }) => scalarValue(name));
  for (const [row, step = Number.NaN] of steps?.cells.entries() ?? []) {
    if (!Number.isSafeInteger(step) || step < 0) throw notAStep(run.id, step);
    const values = columns.flatMap(({ cells }, index) => {
      const value = cells[row];
      return value === undefined ? [] : (scalars[index]?.(value) ?? []);
    });
    records.push(summaryRecord(seconds, step, values));
  }
  return Buffer.concat(records);
}

/** Makes `Summary.Value` messages of one tag. They differ in their last four bytes only, so each is valid until the next. */
function scalarValue(tag: string): (value: number) => Uint8Array {
  const bytes = message((scalar) => scalar.text(1, tag).float(2, 0));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (value) => {
    view.setFloat32(bytes.length - 4, value, true);
    return bytes;
  };
}

function summaryRecord(seconds: number, step: number, values: readonly Uint8Array[]): Uint8Array {
  const summary = message((writer) => {
    for (const value of values) writer.bytes(1, value);
  });
  return record(message((event) => event.double(1, seconds).integer(2, step).bytes(5, summary)));
}

function notAStep(path: string, step: number): GrokscopeError {
  return new GrokscopeError(
    'usage',
    path,
    `an event file of TensorBoard counts whole steps from 0 on and cannot hold step ${step}`,
    'Write the run as .csv, .jsonl, .npz or .parquet.',
  );
}
