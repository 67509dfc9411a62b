import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';
import type { Reader } from '../reader.js';
import { textSettings } from '../sidecars/text-settings.js';
import { runsFromTree } from '../tree/index.js';
import { namesCurves } from '../tree/named-curves.js';
import { isWeights } from '../tree/weights.js';
import { isSafetensors, readSafetensors } from './read.js';

const format = 'safetensors';

/** Named arrays beside one another; most such files hold weights, and some hold curves. */
export const safetensorsReader: Reader = {
  format,
  description: 'safetensors files whose arrays are curves, with settings in their metadata',
  sniff: (head) => (isSafetensors(head) ? 1 : 0),
  async *read(source, options) {
    const { arrays, metadata } = readSafetensors(await source.bytes(), source.path);
    const runs = isWeights('', arrays)
      ? []
      : runsFromTree(arrays, { path: source.path, format }, options).filter(namesCurves);
    if (runs.length === 0) {
      throw new GrokscopeError(
        'no-series',
        source.path,
        `no array in it is a curve: it holds ${quotedList(Object.keys(arrays)) || 'no arrays of numbers'}`,
        'Name the file with one value a step, for example `save_file({"step": …, "train_acc": …, "test_acc": …}, file)`.',
      );
    }
    const settings = textSettings(metadata, 'metadata');
    yield* runs.map((run) => ({ ...run, config: [...run.config, ...settings] }));
  },
};
