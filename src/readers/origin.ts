/** Where the runs of one file come from; the start of every `Run.source`. */
export interface Origin {
  readonly path: string;
  readonly format: string;
}
