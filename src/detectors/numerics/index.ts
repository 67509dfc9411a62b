export { medianFilter } from './median-filter.js';
export { differenceDeviation, median, quantile, weightedMedian } from './order-statistics.js';
