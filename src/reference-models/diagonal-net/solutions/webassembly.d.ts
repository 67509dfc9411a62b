/** The one name of the WebAssembly interface that the types of `highs` use and the library of TypeScript lacks. */
declare namespace WebAssembly {
  type Module = object;
}
