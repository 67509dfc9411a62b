export { type SeededRandom, seededRandom } from './seeded-random.js';
export { type TorchCudaGenerator, torchCuda } from './torch-cuda.js';
