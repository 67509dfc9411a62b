/** Numbers of any real type; texts; null for what is neither. A list is one element of an array type. */
export type Cell = number | string | null | readonly Cell[];

/** The attributes of a data set or of a group that are one number or one text. */
export type Attributes = Readonly<Record<string, number | string>>;

/** What is read from a data set. */
export type Content =
  | { readonly kind: 'numbers'; readonly numbers: Float64Array }
  | { readonly kind: 'cells'; readonly cells: readonly Cell[] }
  /** One list for each member of a structured type, with a cell a row. */
  | { readonly kind: 'members'; readonly members: ReadonlyMap<string, readonly Cell[]> }
  /** Paths of other objects, in row-major order. */
  | { readonly kind: 'references'; readonly paths: readonly string[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface Dataset {
  readonly kind: 'dataset';
  readonly path: string;
  readonly shape: readonly number[];
  readonly attributes: Attributes;
  readonly content: Content;
}

export interface Group {
  readonly kind: 'group';
  readonly attributes: Attributes;
  readonly members: ReadonlyMap<string, Group | Dataset>;
}

/** What the thread says of each file that it is sent, after a first message when it is ready. */
export type Answer =
  | { readonly kind: 'read'; readonly root: Group }
  | { readonly kind: 'failed'; readonly reason: string };
