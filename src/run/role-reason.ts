import type { Role } from './curves.js';
import { meaningOf } from './names.js';
import type { RoleOverrides } from './roles.js';

const splits = { train: 'training', test: 'test', val: 'validation' } as const;
const metrics = {
  accuracy: 'accuracy',
  error: 'an error rate',
  loss: 'loss',
  weightNorm: 'a norm of the weights',
  learningRate: 'the learning rate',
} as const;

/**
 * Why a role went to a series, in words, as `assignRoles` decides it: by what the user said, by the words of the name,
 * or by the values where the name says nothing. Its choice among several is in its notes.
 *
 * @example
 * reasonForRole('testAccuracy', 'val/acc') // => 'its name says validation and accuracy'
 */
export function reasonForRole(role: Role, name: string, overrides: RoleOverrides = {}): string {
  const given = [overrides.roles?.[role], overrides.train, overrides.test];
  if (given.some((one) => one?.toLowerCase() === name.toLowerCase())) return 'given';
  const { split, metric } = meaningOf(name);
  const said = [
    ...(split === undefined ? [] : [splits[split]]),
    ...(metric === undefined || metric === 'other' ? [] : [metrics[metric]]),
  ];
  if (said.length === 0) return 'by its values, since its name says neither split nor metric';
  const words = `its name says ${said.join(' and ')}`;
  if (split === undefined && role.startsWith('train'))
    return `${words}, and another series is of the test set`;
  if (split === undefined && role === 'testAccuracy')
    return `${words}, and only those of the losses say train and test`;
  return metric === undefined ? `${words}; what it measures is told by its values` : words;
}
