/** Examples of the task: at index i, first[i] + second[i] mod p = label[i]. */
export interface Pairs {
  readonly count: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly labels: Int32Array;
}

export interface Split {
  readonly train: Pairs;
  readonly test: Pairs;
}

/** Pairs by their place in the addition table: the pair (a, b) is a·p + b. */
export function tablePairs(modulus: number, places: Int32Array): Pairs {
  const first = places.map((place) => Math.floor(place / modulus));
  const second = places.map((place) => place % modulus);
  const labels = first.map((a, index) => (a + (second[index] as number)) % modulus);
  return { count: places.length, first, second, labels };
}

/** Number of training pairs: the share of all p² rounded down, as in the authors' 3,763 of 9,409. */
export function trainCount(modulus: number, trainShare: number): number {
  return Math.floor(trainShare * modulus * modulus);
}

/** The whole addition table, split at random: `order` is a permutation of its p² places. */
export function splitTable(modulus: number, trainShare: number, order: Int32Array): Split {
  const count = trainCount(modulus, trainShare);
  return { train: tablePairs(modulus, order.slice(0, count)), test: tablePairs(modulus, order.slice(count)) };
}
