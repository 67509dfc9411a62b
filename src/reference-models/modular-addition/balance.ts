import { blockStarts, type Network, orderOf } from './network.js';

/** Follows how well a run obeys the balance of its layers. */
export interface Balance {
  /** Compares the state at clock s with the state at the start. */
  readonly observe: (parameters: Float64Array, clock: number) => void;
  /** Greatest violation so far, relative to the size of the terms. */
  readonly violation: () => number;
}

/**
 * The invariant of each hidden unit under gradient flow: D = ‖weights in, bias‖² − m‖weights out‖² decays as e^(−2s),
 * exactly, since the loss acts on both terms alike; m is the degree of the activation (Du, Hu and Lee 2018, Thm 2.1,
 * for m = 1).
 */
export function balance(network: Network, initial: Float64Array): Balance {
  const start = unitNorms(network, initial);
  let greatest = 0;
  return {
    observe: (parameters, clock) => {
      const shrink = Math.exp(-2 * clock);
      const { difference, sum } = unitNorms(network, parameters);
      let violation = 0;
      let size = 0;
      for (let unit = 0; unit < network.width; unit++) {
        violation += ((difference[unit] as number) - shrink * (start.difference[unit] as number)) ** 2;
        size += (sum[unit] as number) ** 2;
      }
      greatest = Math.max(greatest, Math.sqrt(violation / size));
    },
    violation: () => greatest,
  };
}

/** ‖in‖² − m‖out‖² and ‖in‖² + m‖out‖² of each hidden unit. */
function unitNorms(
  network: Network,
  parameters: Float64Array,
): { difference: Float64Array; sum: Float64Array } {
  const { modulus, width } = network;
  const { w2 } = blockStarts(network);
  const degree = orderOf(network) - 1;
  const difference = new Float64Array(width);
  const sum = new Float64Array(width);
  for (let unit = 0; unit < width; unit++) {
    let incoming = 0;
    // Column of W1 and, behind its last row, the bias.
    for (let index = unit; index < w2; index += width) incoming += (parameters[index] as number) ** 2;
    let outgoing = 0;
    const row = w2 + unit * modulus;
    for (let index = row; index < row + modulus; index++) outgoing += (parameters[index] as number) ** 2;
    difference[unit] = incoming - degree * outgoing;
    sum[unit] = incoming + degree * outgoing;
  }
  return { difference, sum };
}
