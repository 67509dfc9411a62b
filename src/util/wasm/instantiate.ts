/** The part of the WebAssembly interface that is used here; neither the es2023 library nor Node's types declare it. */
interface WasmNamespace {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (descriptor: {
    initial: number;
    maximum: number;
    shared: true;
  }) => { readonly buffer: SharedArrayBuffer };
  readonly Instance: new (
    module: object,
    imports: { env: { memory: object } },
  ) => { readonly exports: WasmExports };
}

export type WasmExports = Readonly<Record<string, (...parameters: number[]) => number>>;

export const webAssembly: WasmNamespace = (globalThis as unknown as { WebAssembly: WasmNamespace })
  .WebAssembly;

/** One thread's functions. Uses nothing but its arguments and globals: its source text is sent to workers. */
export function instantiate(module: object, memory: object): WasmExports {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WasmNamespace };
  return new WebAssembly.Instance(module, { env: { memory } }).exports;
}
