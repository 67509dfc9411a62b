import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The browser of this machine, if it has one on its PATH. */
export const chromium: string | undefined = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

/** Chromium refuses its sandbox to root. */
export const launchArguments: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
