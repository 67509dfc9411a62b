/** The one name of the WebAssembly interface that the types of `highs` use and the library of TypeScript lacks. */
declare namespace WebAssembly {
  // An interface merges with the one that the types of `h5wasm` declare.
  interface Module {}
}
