import util from 'node:util';
import { GrokscopeError } from '../../../util/errors.js';
import { probe } from './probe.js';
import { addSegmentSum } from './segment-sum.js';
import type { TensorFlow } from './tensor-flow.js';

/** A backend of TensorFlow.js: native, WebAssembly or JavaScript. */
export type TensorBackend = 'tensorflow' | 'wasm' | 'cpu';

const loaders: Readonly<Record<TensorBackend, () => Promise<TensorFlow>>> = {
  tensorflow: async () => {
    allowOldAddon();
    process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
    return quiet(await importOptional('@tensorflow/tfjs-node'));
  },
  wasm: async () => {
    const tf = await loadBundled();
    await importOptional('@tensorflow/tfjs-backend-wasm');
    addSegmentSum(tf, 'wasm');
    return tf;
  },
  cpu: loadBundled,
};

async function loadBundled(): Promise<TensorFlow> {
  const { default: tf } = await import('./bundled.js');
  return quiet(tf);
}

function quiet(tf: TensorFlow): TensorFlow {
  tf.enableProdMode();
  return tf;
}

const cures: Readonly<Record<TensorBackend, string>> = {
  tensorflow:
    'Install @tensorflow/tfjs-node 4.22.0 with its TensorFlow library, or use the backend wasm or cpu.',
  wasm: 'Install @tensorflow/tfjs-backend-wasm 4.22.0, or use the backend cpu.',
  cpu: 'Reinstall grokscope.',
};

/**
 * Loads a backend of TensorFlow.js and makes it the current one of this process. `auto` takes the first that works of
 * `tensorflow`, `wasm` and `cpu`.
 *
 * @throws GrokscopeError `usage` where the backend is not installed or does not work.
 */
export async function loadBackend(
  choice: TensorBackend | 'auto',
): Promise<{ readonly name: TensorBackend; readonly tf: TensorFlow }> {
  if (choice !== 'auto') return { name: choice, tf: await load(choice) };
  for (const name of ['tensorflow', 'wasm'] as const) {
    const tf = await load(name).catch(() => undefined);
    if (tf) return { name, tf };
  }
  return { name: 'cpu', tf: await load('cpu') };
}

async function load(name: TensorBackend): Promise<TensorFlow> {
  try {
    const tf = await loaders[name]();
    if (!(await tf.setBackend(name))) throw new Error('it does not start');
    probe(tf);
    return tf;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new GrokscopeError('usage', 'backend', `backend ${name} cannot be used: ${reason}`, cures[name]);
  }
}

/** The name is a variable so that neither compiler nor bundler looks for the package. */
async function importOptional(name: string): Promise<TensorFlow> {
  try {
    const module = (await import(name)) as TensorFlow & { readonly default?: TensorFlow };
    return module.default ?? module;
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    throw isAbsent ? new Error(`${name} is not installed`, { cause: error }) : error;
  }
}

/** tfjs-node 4.22 calls two functions that Node 23 removed. */
function allowOldAddon(): void {
  const old = util as unknown as Record<string, unknown>;
  old['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  old['isArray'] ??= Array.isArray;
}
