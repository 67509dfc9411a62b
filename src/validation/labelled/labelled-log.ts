/** The curves that an entry may name. */
export const NAMED_ROLES = ['train', 'test', 'trainLoss', 'testLoss'] as const;

export type NamedRole = (typeof NAMED_ROLES)[number];

/** When the labelled move of the test curve happened, in the steps of the label. */
export interface LabelledTimes {
  readonly t50: number;
  readonly t10: number | null;
  readonly t90: number | null;
  readonly bracket: readonly [number, number];
}

/** A folder of labelled logs. */
export interface LabelledFolder {
  readonly name: string;
  readonly logs: readonly LabelledLog[];
}

/** What is known of one run of one log, whatever form its index has. */
export interface LabelledLog {
  readonly id: string;
  /** Files or folders that hold the run. */
  readonly paths: readonly string[];
  readonly label: string;
  /** Labels that are right too. */
  readonly alternatives: readonly string[];
  /** False where the label is not sure, or the run stands in the index a second time. */
  readonly counted: boolean;
  /** What entries share that are not independent: the repository, or the training run. */
  readonly group: string;
  /** The log ends before the run was over. */
  readonly truncated: boolean;
  /** t50 over the memorisation step. */
  readonly delayRatio: number | null;
  readonly times: LabelledTimes | null;
  /** The same of the logarithm of a loss, which a detector may time instead. */
  readonly logTimes: LabelledTimes | null;
  /** First and last step in the unit of the times. */
  readonly span: readonly [number, number] | null;
  /** Names of the curves in the log. */
  readonly names: Readonly<Partial<Record<NamedRole, string>>>;
  /** What tells the run from others in its file, each with its parts: a name, an id. */
  readonly keys: readonly (readonly string[])[];
  /** Position of the run in its file, for files whose runs have no names. */
  readonly position: number | null;
}
