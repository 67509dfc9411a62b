import { openTeam, type SetUp } from '../../parallel/index.js';
import { type ColumnKernelMaker, type Columns, type FeatureMatrix } from '../features/index.js';
import { instantiate, webAssembly } from '../../../util/wasm/instantiate.js';
import { weightsCode } from './weights-code.js';
import { weightsKernel } from './weights-kernel.js';

/** The net's weights and outputs as functions of the dual state. */
export interface Forward {
  /** Xᵀβ after `run`, length d. */
  readonly exponent: Float64Array;
  /** w = 2a² sinh(Xᵀβ) after `run`, length d. */
  readonly weights: Float64Array;
  /** Writes f = X w into `outputs`, `logScale` = ln a². */
  readonly run: (beta: Float64Array, logScale: number, outputs: Float64Array) => void;
  readonly close: () => void;
}

/** Everything that the threads share. */
interface Shared {
  readonly columns: Columns;
  readonly weightsModule: object;
  readonly beta: Float64Array;
  readonly logScale: Float64Array;
  /** X w over each member's columns, n a member. */
  readonly partial: Float64Array;
}

interface Parts {
  readonly instantiate: typeof instantiate;
  readonly columnKernel: ColumnKernelMaker;
  readonly weightsKernel: typeof weightsKernel;
}

/** Bytes of features from which one more thread pays. */
const bytesPerThread = 2 ** 18;

/** Splits the columns over as many threads as are worth their synchronisation. */
export async function openForward(features: FeatureMatrix): Promise<Forward> {
  const { samples, dimension, bytes, columns, kernel } = features;
  const threads = Math.min(columns.workspaces.length, bytes / bytesPerThread, dimension / 2);
  const members = Math.max(1, Math.floor(threads));
  const beta = sharedVector(samples);
  const scale = sharedVector(1);
  const partial = sharedVector(members * samples);
  const weightsModule = new webAssembly.Module(weightsCode());
  const shared = { columns, weightsModule, beta, logScale: scale, partial };
  const team = await openTeam(members, setUp, { instantiate, columnKernel: kernel, weightsKernel }, shared);
  const [exponent, weights] = columns.vectors;

  function run(state: Float64Array, logScale: number, outputs: Float64Array): void {
    beta.set(state);
    scale[0] = logScale;
    team.run(0);
    outputs.fill(0);
    for (let index = 0; index < partial.length; index++) {
      (outputs[index % samples] as number) += partial[index] as number;
    }
  }

  return { exponent, weights, run, close: team.close };
}

const setUp: SetUp<Parts, Shared> = (parts, shared, member, members) => {
  const { columns, weightsModule, beta, logScale, partial } = shared;
  const { samples, dimension, vectors, workspaces } = columns;
  const [exponent, weights] = vectors;
  const workspace = workspaces[member] as Float64Array;
  const kernel = parts.columnKernel(columns, parts.instantiate(columns.module, columns.memory), workspace);
  const fillWeights = parts.weightsKernel(parts.instantiate(weightsModule, columns.memory), workspace);
  const border = (index: number) =>
    index === members ? dimension : 2 * Math.floor((dimension * index) / members / 2);
  const [from, to] = [border(member), border(member + 1)];
  const outputs = partial.subarray(member * samples, (member + 1) * samples);
  return () => {
    kernel.multiplyTransposed(beta, exponent, from, to);
    fillWeights(exponent, weights, logScale[0] as number, from, to);
    kernel.multiply(weights, outputs, from, to);
  };
};

function sharedVector(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
