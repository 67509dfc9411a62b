import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The suite's own place for temporary files. Settings are sought in the folder above a log as well,
 * so one that somebody left in the system's folder would belong to every log that a test writes.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'grokscope-tests-'));
  process.env['TMPDIR'] = folder;
  process.env['TEMP'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
