import type { Token } from './tokens.js';
import { splitOf } from './words.js';

const before = /^(?<split>tr|te|ts|va|t|v)[_.-]?(?<measure>l|a)$/i;
const behind = /^(?<measure>l|a)[_.-]?(?<split>train|trn|tr|test|tst|te|ts|val|va|t|v)$/i;

interface Initials {
  readonly split: string;
  readonly measure: string;
}

/**
 * The tokens with names such as `trL`, `te_a`, `vl` and `L_test` written out, where one of them is of the training
 * data and another one has the same measure of others. `t` is for training, unless `tr` stands beside it.
 */
export function withInitials(tokens: readonly Token[]): readonly Token[] {
  const found = new Map<Token, Initials>();
  for (const token of tokens) {
    const { split, measure } = (before.exec(token.name) ?? behind.exec(token.name))?.groups ?? {};
    if (split === undefined || measure === undefined || token.name.toLowerCase() === 'val') continue;
    found.set(token, { split: split.toLowerCase(), measure: /l/i.test(measure) ? 'loss' : 'acc' });
  }
  if (found.size < 2) return tokens;
  const all = [...found.values()];
  const hasTr = all.some(({ split }) => split.startsWith('tr'));
  const meaning = ({ split }: Initials): string => {
    if (split === 't') return hasTr ? 'test' : 'train';
    return split === 'v' ? 'val' : split === 'ts' ? 'test' : (splitOf(split) ?? split);
  };
  const hasBoth = ['loss', 'acc'].some((measure) => {
    const splits = new Set(all.filter((one) => one.measure === measure).map(meaning));
    return splits.has('train') && splits.size > 1;
  });
  if (!hasBoth) return tokens;
  return tokens.map((token) => {
    const initials = found.get(token);
    return initials ? { ...token, name: `${meaning(initials)} ${initials.measure}` } : token;
  });
}
