import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';
import type { Reader } from '../reader.js';
import { runsFromTree } from '../tree/index.js';
import { isMat, readMat } from './read.js';

const format = 'mat';

/** Variables of MATLAB and of `scipy.io.savemat`. */
export const matReader: Reader = {
  format,
  description: 'MATLAB files (.mat, version 5 to 7): vectors, matrices and structs of curves',
  sniff: (head) => (isMat(head) ? 1 : 0),
  async *read(source, options) {
    const variables = readMat(await source.bytes(), source.path);
    const runs = runsFromTree(variables, { path: source.path, format }, options);
    if (runs.length === 0) {
      throw new GrokscopeError(
        'no-series',
        source.path,
        `no variable in it is a curve: it holds ${quotedList(Object.keys(variables)) || 'no variables'}`,
        'Name the file with one value a step, for example `save file.mat step train_acc test_acc`.',
      );
    }
    yield* runs;
  },
};
