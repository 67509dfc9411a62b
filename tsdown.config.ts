import { defineConfig } from 'tsdown';
import { rawTexts } from './scripts/raw-texts.mjs';

const shared = {
  platform: 'node' as const,
  target: 'node20',
  fixedExtension: false,
  logLevel: 'warn' as const,
  deps: { alwaysBundle: [/\?raw$/] },
};

/** TensorFlow.js is a file of its own, which library and command line share and load when a model trains on it. */
const tensorFlow = 'reference-models/solvers/backends/bundled';

function keepTensorFlowApart(path: string) {
  return {
    name: 'keep-tensorflow-apart',
    resolveId: (id: string) => (id === './bundled.js' ? { id: path, external: true } : undefined),
  };
}

export default defineConfig([
  {
    ...shared,
    entry: [
      'src/index.ts',
      'src/diagnosis-worker.ts',
      'src/follow/index.ts',
      'src/readers/index.ts',
      'src/readers/hdf5/hdf5-worker.js',
      'src/reference-models/index.ts',
      'src/report/index.ts',
      'src/validation/index.ts',
      'src/writers/index.ts',
      'src/validation/forecasts/index.ts',
      'src/validation/online/index.ts',
    ],
    unbundle: true,
    dts: true,
    plugins: [keepTensorFlowApart('./bundled.js'), rawTexts],
  },
  // One file opens faster than two hundred; the terminal view stays a chunk of its own, loaded when shown. Threads start
  // from a file beside it.
  {
    ...shared,
    entry: { main: 'src/cli/main.ts', 'hdf5-worker': 'src/readers/hdf5/hdf5-worker.js' },
    outDir: 'dist/cli',
    dts: false,
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    // Ink and React are six hundred files; from one chunk the view opens in half the time.
    deps: {
      alwaysBundle: [...shared.deps.alwaysBundle, 'ink', 'react'],
      neverBundle: ['react-devtools-core'],
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [keepTensorFlowApart(`../${tensorFlow}.js`), rawTexts],
  },
  {
    ...shared,
    entry: { [tensorFlow]: `src/${tensorFlow}.js` },
    clean: false,
    dts: false,
    minify: true,
    inputOptions: { resolve: { mainFields: ['module', 'main'] } },
  },
]);
