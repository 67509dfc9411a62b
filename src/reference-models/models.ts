import { diagonalNet } from './diagonal-net/index.js';
import { matrixCompletion } from './matrix-completion/index.js';
import { modularAddition } from './modular-addition/index.js';
import type { ReferenceModel } from './reference-model.js';

/** All reference models. */
export const models: readonly ReferenceModel[] = [diagonalNet, matrixCompletion, modularAddition];
