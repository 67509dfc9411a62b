import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** @type {Map<string, string>} */
const textFiles = new Map();

/** For tsdown: `import text from 'FILE?raw'` is the text of the file, as in Vite: a module beside the one that imports it. */
export const rawTexts = {
  name: 'raw-texts',
  /** @type {(id: string, importer: string | undefined) => string | undefined} */
  resolveId: (id, importer) => {
    if (!id.endsWith('?raw') || importer === undefined) return undefined;
    const file = id.slice(0, -'?raw'.length);
    const path = file.startsWith('.') ? join(dirname(importer), file) : require.resolve(file);
    const module = join(dirname(importer), `${basename(path)}.text.js`);
    textFiles.set(module, path);
    return module;
  },
  /** @type {(id: string) => string | undefined} */
  load: (id) => {
    const path = textFiles.get(id);
    return path === undefined ? undefined : `export default ${JSON.stringify(readFileSync(path, 'utf8'))}`;
  },
};
