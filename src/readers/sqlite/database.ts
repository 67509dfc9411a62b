import type { Database as SqlDatabase, SqlValue } from 'sql.js';

export type { SqlValue };

/** A database that lives in memory: what is read from a file is never written to it. */
export class Database {
  private readonly database: SqlDatabase;

  private constructor(database: SqlDatabase) {
    this.database = database;
  }

  /** Opens the image of a database. Faults in it come up while it is read. */
  static async open(image: Uint8Array): Promise<Database> {
    const { default: initSqlJs } = await import('sql.js');
    const { Database: Opened } = await initSqlJs();
    const database = new Opened(image);
    database.run('PRAGMA trusted_schema = OFF');
    return new Database(database);
  }

  /** The names of the columns of a table; none where there is no table of this name. */
  columnsOf(table: string): ReadonlySet<string> {
    const names = new Set<string>();
    const isTable = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?";
    for (const _ of this.rows(isTable, table))
      for (const [name] of this.rows('SELECT name FROM pragma_table_info(?)', table)) names.add(String(name));
    return names;
  }

  tables(): string[] {
    return [...this.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")].map(([name]) =>
      String(name),
    );
  }

  /** The rows of a query, one at a time. */
  *rows(query: string, ...parameters: readonly SqlValue[]): Generator<readonly SqlValue[], void, undefined> {
    const statement = this.database.prepare(query, parameters);
    try {
      while (statement.step()) yield statement.get();
    } finally {
      statement.free();
    }
  }

  close(): void {
    this.database.close();
  }
}

/** A number in a cell; undefined for all else. */
export function numberIn(cell: SqlValue | undefined): number | undefined {
  return typeof cell === 'number' ? cell : undefined;
}

/** The text of a cell, also where it is kept as bytes; empty for an empty cell. */
export function textIn(cell: SqlValue | undefined): string {
  return cell instanceof Uint8Array ? new TextDecoder().decode(cell) : String(cell ?? '');
}
