import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/readers/index.ts', 'src/report/index.ts', 'src/cli/main.ts'],
  platform: 'node',
  target: 'node20',
  unbundle: true,
  dts: true,
  clean: true,
});
