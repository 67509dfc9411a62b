// The ES modules of TensorFlow.js, each file by its path: Node can load neither them nor, without them, any gradient, so
// the build puts them into dist. JavaScript, because the types of these packages do not compile; ours are beside it.
// The order matters: the other two add to the first.
import * as tensorFlow from '@tensorflow/tfjs-core/dist/index.js';
// oxlint-disable-next-line import/no-unassigned-import
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
// oxlint-disable-next-line import/no-unassigned-import
import '@tensorflow/tfjs-backend-cpu/dist/index.js';

export default tensorFlow;
