import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/readers/json-tolerant.js';
import { jsonOfPython } from '../../../src/readers/notebook/python-literal.js';

describe('jsonOfPython', () => {
  it.each<[string, unknown]>([
    ["{'loss': [1.0, nan, -inf]}", { loss: [1, Number.NaN, Number.NEGATIVE_INFINITY] }],
    ["{'a': None, 'b': True, 'c': (1, 2,), \"d\": \"it's\"}", { a: null, b: true, c: [1, 2], d: "it's" }],
    ["{'it\\'s': 'None (1)'}", { "it's": 'None (1)' }],
    ["{'acc': [np.float64(0.5), (1, (2))]}", { acc: [0.5, [1, [2]]] }],
    ["{'acc': array([0.5, 1. ], dtype=float32)}", { acc: [0.5, 1] }],
    ["[tensor(0.5, device='cuda:0'), tensor(1)]", [0.5, 1]],
    ["defaultdict(<class 'list'>, {'loss': [3, 2]})", { loss: [3, 2] }],
  ])('%s', (text, value) => {
    expect(parseJson(jsonOfPython(text) ?? '')).toEqual(value);
  });

  it.each(['epoch 1 loss 0.5', '<Figure size 640x480>', "('a', 1)"])('leaves %s', (text) => {
    expect(jsonOfPython(text)).toBeUndefined();
  });
});
