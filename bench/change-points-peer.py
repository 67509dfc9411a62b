"""Answers change-points.mjs: a question in JSON on each line of standard input, {path, penalty, rounds}."""

import json
import sys
import time

import numpy as np
from skchange.detectors._fpop import _backtrack, _fpop_mean

_backtrack(_fpop_mean(np.random.default_rng(0).normal(size=1000), 1.0))  # compiles

for line in sys.stdin:
    question = json.loads(line)
    values = np.fromfile(question["path"])
    least = float("inf")
    for _ in range(question["rounds"]):
        start = time.process_time()
        changes = _backtrack(_fpop_mean(values, question["penalty"]))
        least = min(least, time.process_time() - start)
    print(json.dumps({"least": 1000 * least, "changes": changes.tolist()}), flush=True)
