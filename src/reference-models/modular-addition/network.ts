import type { ParameterBlock } from '../problem.js';
import { addAndMultiplyRows, addRows } from './kernels.js';
import type { Pairs } from './pairs.js';

export type Activation = 'relu' | 'quadratic';

/**
 * The net act(x W1 + b1) W2 of theory note §1.7, with W1 of shape 2p × width and W2 of shape width × p. Since x is two
 * concatenated one-hots, x W1 is the sum of two rows of W1.
 */
export interface Network {
  readonly modulus: number;
  readonly width: number;
  readonly activation: Activation;
}

/** Room for the forward pass over some pairs; both row major, one row a pair. */
export interface Activity {
  /** x W1 + b1, `width` a row. */
  readonly hidden: Float64Array;
  /** `modulus` a row. */
  readonly logits: Float64Array;
}

/** Pairs that the backward pass takes at once, so that their errors stay in the cache. */
const batchSize = 64;

/** In this order in the flat array of parameters. */
export function parameterBlocks({ modulus, width }: Network): readonly ParameterBlock[] {
  return [
    { name: 'W1', shape: [2 * modulus, width] },
    { name: 'b1', shape: [width] },
    { name: 'W2', shape: [width, modulus] },
  ];
}

/** Number of parameters: that of W1, b1 and W2. */
export function parameterCount({ modulus, width }: Pick<Network, 'modulus' | 'width'>): number {
  return 3 * modulus * width + width;
}

/** L, the order in which the output is homogeneous in the parameters. */
export function orderOf({ activation }: Network): number {
  return activation === 'relu' ? 2 : 3;
}

/** Where the blocks b1 and W2 begin; W1 begins at 0. */
export function blockStarts({ modulus, width }: Network): { b1: number; w2: number } {
  const b1 = 2 * modulus * width;
  return { b1, w2: b1 + width };
}

export function createActivity({ modulus, width }: Network, pairs: number): Activity {
  return { hidden: new Float64Array(pairs * width), logits: new Float64Array(pairs * modulus) };
}

/** Writes hidden pre-activations and logits of all pairs. */
export function forward(network: Network, parameters: Float64Array, pairs: Pairs, activity: Activity): void {
  const { modulus, width } = network;
  const { hidden, logits } = activity;
  const { w2 } = blockStarts(network);
  const active = createActive(width);
  const { places, values } = active;
  logits.fill(0);
  for (let pair = 0; pair < pairs.count; pair++) {
    writeHidden(network, parameters, pairs, pair, hidden);
    const units = selectActive(network, hidden, pair * width, 1, width, active);
    for (let index = 0; index < units; index++) places[index] = w2 + (places[index] as number) * modulus;
    places.fill(w2, units, units + padding);
    addRows(logits, pair * modulus, modulus, parameters, places, values, units);
  }
}

/** Writes the gradient from `errors`, ∂L/∂logits, after a forward pass with the same parameters and pairs. */
export function backward(
  network: Network,
  parameters: Float64Array,
  pairs: Pairs,
  { hidden }: Activity,
  errors: Float64Array,
  gradient: Float64Array,
): void {
  const { modulus, width } = network;
  const { first, second } = pairs;
  const { b1, w2 } = blockStarts(network);
  const active = createActive(batchSize);
  const { places, values, slopes } = active;
  const rows = new Int32Array(places.length);
  const products = new Float64Array(places.length);
  gradient.fill(0);
  for (let begin = 0; begin < pairs.count; begin += batchSize) {
    const size = Math.min(batchSize, pairs.count - begin);
    for (let unit = 0; unit < width; unit++) {
      const count = selectActive(network, hidden, begin * width + unit, width, size, active);
      for (let index = 0; index < count; index++) rows[index] = (begin + (places[index] as number)) * modulus;
      rows.fill(0, count, count + padding);
      const row = w2 + unit * modulus;
      addAndMultiplyRows(gradient, row, modulus, errors, rows, values, count, parameters, products);
      for (let index = 0; index < count; index++) {
        const pair = begin + (places[index] as number);
        const delta = (products[index] as number) * (slopes[index] as number);
        add(gradient, (first[pair] as number) * width + unit, delta);
        add(gradient, (modulus + (second[pair] as number)) * width + unit, delta);
        add(gradient, b1 + unit, delta);
      }
    }
  }
}

/** The entries of a stretch of hidden values that the activation lets through. */
interface Active {
  /** Position in the stretch. */
  readonly places: Int32Array;
  /** act(z), with zeros behind the last. */
  readonly values: Float64Array;
  /** act′(z) */
  readonly slopes: Float64Array;
}

/** Entries behind the last, so that they can be taken four at a time. */
const padding = 3;

function createActive(length: number): Active {
  const size = length + padding;
  return { places: new Int32Array(size), values: new Float64Array(size), slopes: new Float64Array(size) };
}

/** Fills `active` from `length` hidden values, `stride` apart, and returns how many are active. */
function selectActive(
  { activation }: Network,
  hidden: Float64Array,
  start: number,
  stride: number,
  length: number,
  { places, values, slopes }: Active,
): number {
  const rectified = activation === 'relu';
  let count = 0;
  for (let place = 0; place < length; place++) {
    const z = hidden[start + place * stride] as number;
    places[count] = place;
    values[count] = rectified ? z : z * z;
    slopes[count] = rectified ? 1 : 2 * z;
    count += rectified && !(z > 0) ? 0 : 1;
  }
  values.fill(0, count, count + padding);
  return count;
}

function writeHidden(
  network: Network,
  parameters: Float64Array,
  { first, second }: Pairs,
  pair: number,
  hidden: Float64Array,
): void {
  const { modulus, width } = network;
  const row1 = (first[pair] as number) * width;
  const row2 = (modulus + (second[pair] as number)) * width;
  const bias = blockStarts(network).b1;
  const start = pair * width;
  for (let unit = 0; unit < width; unit++) {
    hidden[start + unit] =
      (parameters[row1 + unit] as number) +
      (parameters[row2 + unit] as number) +
      (parameters[bias + unit] as number);
  }
}

function add(array: Float64Array, index: number, value: number): void {
  array[index] = (array[index] as number) + value;
}
