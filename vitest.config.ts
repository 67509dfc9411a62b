import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: 'test/temporary-folder-of-the-suite.ts',
    testTimeout: 30_000,
    // Vitest leaves a processor free, which of two is half.
    maxWorkers: '100%',
    // Styles are empty in tests unless they are asked for; the page needs its own.
    css: { include: [/\.css\?raw$/] },
    // Loaded as they are, the two thousand files of TensorFlow.js take ten seconds. The gradients register last.
    deps: {
      optimizer: {
        ssr: {
          enabled: true,
          include: [
            '@tensorflow/tfjs-core/dist/index.js',
            '@tensorflow/tfjs-core/dist/register_all_gradients.js',
            '@tensorflow/tfjs-backend-cpu/dist/index.js',
          ],
        },
      },
    },
  },
});
