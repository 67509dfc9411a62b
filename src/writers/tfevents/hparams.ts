import type { SettingValue } from '../settings.js';
import { message } from './message.js';

const plugin = 'hparams';
const succeeded = 1;

/**
 * The values of the two summaries by which TensorBoard's HPARAMS tab knows a run, as its Keras callback writes them:
 * the start of the session with all settings, and its end (`HParamsPluginData` of tensorboard/plugins/hparams).
 */
export function hparamsValues(settings: ReadonlyMap<string, SettingValue>, seconds: number): Uint8Array[] {
  const start = message((writer) => {
    for (const [key, value] of settings) writer.bytes(1, entry(key, value));
    writer.double(5, seconds);
  });
  const end = message((writer) => writer.integer(1, succeeded).double(2, seconds));
  return [
    summaryValue('_hparams_/session_start_info', 3, start),
    summaryValue('_hparams_/session_end_info', 4, end),
  ];
}

/** An entry of `map<string, google.protobuf.Value>`. */
function entry(key: string, value: SettingValue): Uint8Array {
  const boxed = message((writer) => {
    if (typeof value === 'number') writer.double(2, value);
    else if (typeof value === 'string') writer.text(3, value);
    else writer.integer(4, Number(value));
  });
  return message((writer) => writer.text(1, key).bytes(2, boxed));
}

/** A `Summary.Value` whose metadata hold the content; its tensor is empty (a float32 of shape (0)), as the plugin wants it. */
function summaryValue(tag: string, field: number, content: Uint8Array): Uint8Array {
  const pluginData = message((writer) =>
    writer.text(1, plugin).bytes(
      2,
      message((data) => data.bytes(field, content)),
    ),
  );
  const metadata = message((writer) => writer.bytes(1, pluginData));
  const dimension = message((writer) => writer.integer(1, 0));
  const shape = message((writer) => writer.bytes(2, dimension));
  const tensor = message((writer) => writer.integer(1, 1).bytes(2, shape));
  return message((writer) => writer.text(1, tag).bytes(9, metadata).bytes(8, tensor));
}
