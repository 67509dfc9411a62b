/** The part of sql.js that is used here. */
declare module 'sql.js' {
  export type SqlValue = number | string | Uint8Array | null;

  export interface Statement {
    step(): boolean;
    get(): SqlValue[];
    free(): boolean;
  }

  export interface Database {
    run(query: string): Database;
    prepare(query: string, parameters?: readonly SqlValue[]): Statement;
    export(): Uint8Array;
    close(): void;
  }

  export default function initSqlJs(): Promise<{ readonly Database: new (image?: Uint8Array) => Database }>;
}
