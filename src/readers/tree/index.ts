export { runsFromTree } from './runs.js';
export { isTree, NdArray, type TreeObject, type TreeValue } from './value.js';
