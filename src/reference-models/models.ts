import { diagonalNet } from './diagonal-net/index.js';
import { matrixCompletion } from './matrix-completion/index.js';
import { modularAddition } from './modular-addition/index.js';
import type { ReferenceModel } from './reference-model.js';
import type { Setting } from './settings.js';

/** A model with its own type of configuration out of sight: settings are checked against its table at run time. */
export type AnyReferenceModel = Omit<ReferenceModel<Record<string, never>>, 'settings'> & {
  readonly settings: Readonly<Record<string, Setting>>;
};

/** All reference models. */
export const models: readonly AnyReferenceModel[] = [diagonalNet, matrixCompletion, modularAddition].map(
  (model) => model as unknown as AnyReferenceModel,
);
