/** A setting with the place where it was found. */
export interface Found<T> {
  readonly value: T;
  readonly from: string;
}

/** What the log and its neighbours say of the training set-up. Nothing is assumed: absent means not found. */
export interface Hyperparameters {
  /** Learning rate; the first one where it is scheduled. */
  readonly lr?: Found<number>;
  readonly weightDecay?: Found<number>;
  readonly optimizer?: Found<string>;
  readonly momentum?: Found<number>;
  readonly dampening?: Found<number>;
  readonly initScale?: Found<number>;
  /** Norm of the weights at the start. */
  readonly initNorm?: Found<number>;
  readonly batchSize?: Found<number>;
  readonly trainSize?: Found<number>;
  /** Number of examples that the test metrics are taken over. */
  readonly testSize?: Found<number>;
  readonly classes?: Found<number>;
  readonly seed?: Found<number>;
}
