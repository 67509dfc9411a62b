import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import type { Reader, ReadOptions, Source } from '../reader.js';
import { Database } from './database.js';
import { noSeries, unknownTables } from './errors.js';
import { isMlflow, mlflowRuns } from './mlflow.js';
import { format } from './named-run.js';
import { isNeptune, neptuneRuns } from './neptune.js';
import { isTrackio, trackioRuns } from './trackio.js';
import { mergeWal } from './wal.js';

const magic = 'SQLite format 3\0';

/** Databases of experiment trackers. The file is read as a whole and never written. */
export const sqliteReader: Reader = {
  format,
  description: 'SQLite databases of MLflow (mlflow.db), Trackio and offline Neptune runs',
  sniff: (head) => (new TextDecoder().decode(head.subarray(0, magic.length)) === magic ? 1 : 0),
  async *read(source, options) {
    const image = mergeWal(await source.bytes(), await logBeside(source));
    let runs: Run[];
    try {
      runs = await runsOf(image, source.path, options);
    } catch (error) {
      if (error instanceof GrokscopeError) throw error;
      throw new GrokscopeError(
        'malformed',
        source.path,
        `the SQLite database cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        'Check it with `sqlite3 FILE "pragma integrity_check"`, or copy it again while nothing writes to it.',
      );
    }
    yield* runs;
  },
};

async function runsOf(image: Uint8Array, path: string, options: ReadOptions): Promise<Run[]> {
  const database = await Database.open(image);
  try {
    const runs = isMlflow(database)
      ? mlflowRuns(database, path)
      : isTrackio(database)
        ? trackioRuns(database, path, options)
        : isNeptune(database)
          ? neptuneRuns(database, path)
          : undefined;
    if (!runs) throw unknownTables(path, database.tables());
    if (runs.length === 0) throw noSeries(path);
    return runs;
  } finally {
    database.close();
  }
}

/** The write-ahead log, which a running program keeps beside its database. */
async function logBeside(source: Source): Promise<Uint8Array | undefined> {
  const { path } = source;
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const log = await source.sibling?.(`${name}-wal`);
  return await log?.bytes();
}
