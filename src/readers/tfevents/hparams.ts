import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import { ProtobufCursor } from '../codecs/protobuf.js';

const from = 'hparams plugin';
const sessionStartInfo = 3;

/**
 * The hyperparameters in an HParamsPluginData message of TensorBoard's hparams plugin: its `session_start_info`
 * holds a `map<string, google.protobuf.Value>`.
 */
export function hparamsConfig(content: Uint8Array): ConfigEntry[] {
  const config: ConfigEntry[] = [];
  const cursor = new ProtobufCursor();
  cursor.reset(content);
  while (cursor.next()) {
    if (cursor.field === sessionStartInfo) config.push(...sessionConfig(cursor));
    else cursor.skip();
  }
  return config;
}

function sessionConfig(cursor: ProtobufCursor): ConfigEntry[] {
  const config: ConfigEntry[] = [];
  const outer = cursor.enter();
  while (cursor.next()) {
    if (cursor.field === 1) config.push(...mapEntry(cursor));
    else cursor.skip();
  }
  cursor.leave(outer);
  return config;
}

function mapEntry(cursor: ProtobufCursor): ConfigEntry[] {
  let key = '';
  let value: ConfigValue | undefined;
  const outer = cursor.enter();
  while (cursor.next()) {
    if (cursor.field === 1) key = cursor.string();
    else if (cursor.field === 2) value = protobufValue(cursor);
    else cursor.skip();
  }
  cursor.leave(outer);
  return value === undefined ? [] : [{ key, value, from }];
}

/** google.protobuf.Value without its lists and structs. */
function protobufValue(cursor: ProtobufCursor): ConfigValue | undefined {
  let value: ConfigValue | undefined;
  const outer = cursor.enter();
  while (cursor.next()) {
    if (cursor.field === 2) value = cursor.double();
    else if (cursor.field === 3) value = cursor.string();
    else if (cursor.field === 4) value = cursor.varint() !== 0;
    else cursor.skip();
  }
  cursor.leave(outer);
  return value;
}
