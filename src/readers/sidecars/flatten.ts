import type { ConfigEntry } from '../../run/run.js';

const deepest = 8;
const mostEntries = 1000;
const longestText = 200;
const longestList = 8;

/**
 * The settings of a nested object with their keys joined by `.`: `{ optim: { lr: 1 } }` gives `optim.lr`. Items of
 * short lists are numbered: `betas.0`. Numbers, strings of at most 200 characters and booleans are kept, at most
 * 1,000 of them. W&B's `{ desc, value }` pairs count as their value.
 */
export function flattenConfig(settings: unknown, from: string): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  const visit = (value: unknown, key: string, depth: number): void => {
    if (entries.length >= mostEntries) return;
    if (typeof value === 'number' || typeof value === 'boolean') entries.push({ key, value, from });
    else if (typeof value === 'string') {
      if (value.length <= longestText) entries.push({ key, value, from });
    } else if (value instanceof Object && depth < deepest) {
      if (Array.isArray(value) && value.length > longestList) return;
      if (isDescribedValue(value)) visit(value.value, key, depth);
      else
        for (const [name, inner] of Object.entries(value))
          if (!isBookkeeping(name)) visit(inner, key === '' ? name : `${key}.${name}`, depth + 1);
    }
  };
  visit(settings, '', 0);
  return entries.filter((entry) => entry.key !== '');
}

function isDescribedValue(value: object): value is { value: unknown } {
  const keys = Object.keys(value);
  return keys.includes('value') && keys.every((key) => key === 'value' || key === 'desc');
}

function isBookkeeping(name: string): boolean {
  return name === '_wandb' || name === 'wandb_version';
}
