"""Processor time, in milliseconds, of SciPy's curve_fit of a 4-parameter logistic in ln(step), for each curve on stdin, as JSON.

The start is what a user would write: the lowest and highest value, the middle of ln(step), a width of one half.
"""
import json
import sys
import time

import numpy as np
from scipy.optimize import curve_fit


def logistic(x, low, high, middle, width):
    return low + (high - low) / (1 + np.exp(np.clip((middle - x) / width, -500, 500)))


times = []
for steps, values in json.load(sys.stdin):
    x, y = np.log(steps), np.array(values)
    start = time.process_time()
    try:
        curve_fit(logistic, x, y, p0=[y.min(), y.max(), (x[0] + x[-1]) / 2, 0.5])
    except RuntimeError:
        pass
    times.append(1000 * (time.process_time() - start))
print(json.dumps(times))
