import type { ConfigValue } from '../../run/run.js';
import { parseCell } from '../table/cell.js';
import { isObject } from './settings.js';

/**
 * The setting in a message of Comet, whose offline sessions hold them among those on metrics:
 * `{"type": "parameter_msg", "payload": {"param": {"paramName": "lr", "paramValue": 0.1}}}`.
 */
export function cometSetting({
  payload,
}: Readonly<Record<string, unknown>>): readonly [key: string, value: ConfigValue | undefined] | undefined {
  const param = isObject(payload) ? payload['param'] : undefined;
  if (!isObject(param) || typeof param['paramName'] !== 'string') return undefined;
  const value = param['paramValue'];
  if (typeof value === 'string') return [param['paramName'], parseCell(value)];
  return [param['paramName'], typeof value === 'number' || typeof value === 'boolean' ? value : undefined];
}
