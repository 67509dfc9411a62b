import type { WasmExports } from '../../../util/wasm/instantiate.js';

/** Writes w_k = 2a² sinh(exponent_k) for k in [from, to), `from` even; `logScale` = ln a². */
export type FillWeights = (
  exponent: Float64Array,
  weights: Float64Array,
  logScale: number,
  from: number,
  to: number,
) => void;

/**
 * Makes the function of one thread from the module of `weights-code.ts`; vectors and workspace must lie in its memory.
 * Exact to about 1e-15 relative, also where sinh overflows or a² underflows and their product does neither. Uses nothing
 * but its arguments and globals: its source text is sent to workers.
 */
export function weightsKernel(exports: WasmExports, workspace: Float64Array): FillWeights {
  const { weigh } = exports as Record<'weigh', WasmExports[string]>;
  return (exponent, weights, logScale, from, to) => {
    const power = Math.floor(logScale * Math.LOG2E);
    workspace[0] = power;
    workspace[1] = Math.exp(logScale - power * Math.LN2);
    workspace[2] = 2 ** Math.max(power, -1022);
    const start = exponent.byteOffset + 8 * from;
    weigh(start, weights.byteOffset + 8 * from, workspace.byteOffset, weights.byteOffset + 8 * to);
  };
}
