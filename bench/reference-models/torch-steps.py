"""Milliseconds of one full-batch SGD step of the paper's experiments in PyTorch, as JSON on one line.

Plain loops in the way of the authors' code: float32, autograd, torch.optim.SGD with weight decay, no evaluation.
"""
import json
import time

import torch

STEPS = 200
torch.set_num_threads(2)
torch.manual_seed(0)


def median_ms(step, steps=STEPS):
    for _ in range(steps // 10):
        step()
    times = []
    for _ in range(steps):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return 1e3 * sorted(times)[steps // 2]


def diagonal_net(samples, dimension, norm):
    x = torch.randint(0, 2, (samples, dimension)).float() * 2 - 1
    y = torch.sign(x[:, 0] + x[:, 1] + x[:, 2])
    start = norm / (2 * dimension) ** 0.5
    u = torch.full((dimension,), start, requires_grad=True)
    v = torch.full((dimension,), start, requires_grad=True)
    optimizer = torch.optim.SGD([u, v], lr=0.01, weight_decay=1e-3)

    def step():
        optimizer.zero_grad()
        loss = torch.nn.functional.softplus(-y * (x @ (u * u - v * v))).mean()
        loss.backward()
        optimizer.step()

    return step


def matrix_completion(size, observed, alpha):
    chosen = torch.randperm(size * size)[:observed]
    rows, columns = chosen // size, chosen % size
    target = rows * columns / size**2
    u = (alpha * torch.eye(size)).requires_grad_()
    v = (alpha * torch.eye(size)).requires_grad_()
    optimizer = torch.optim.SGD([u, v], lr=0.1, weight_decay=1e-4)

    def step():
        optimizer.zero_grad()
        w = u @ u.T - v @ v.T
        loss = ((w[rows, columns] - target) ** 2).mean()
        loss.backward()
        optimizer.step()

    return step


def modular_addition(modulus, width, samples):
    pairs = torch.randperm(modulus**2)[:samples]
    a, b = pairs // modulus, pairs % modulus
    x = torch.cat([torch.nn.functional.one_hot(a, modulus), torch.nn.functional.one_hot(b, modulus)], 1).float()
    y = (a + b) % modulus
    net = torch.nn.Sequential(
        torch.nn.Linear(2 * modulus, width), torch.nn.ReLU(), torch.nn.Linear(width, modulus, bias=False)
    )
    optimizer = torch.optim.SGD(net.parameters(), lr=0.002, weight_decay=1e-4)

    def step():
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(x), y).backward()
        optimizer.step()

    return step


print(
    json.dumps(
        {
            "torch": torch.__version__,
            "fig1a": median_ms(diagonal_net(256, 100_000, 128)),
            "fig1b": median_ms(diagonal_net(32, 100_000, 128)),
            "fig3": median_ms(matrix_completion(97, 470, 10)),
            "fig2a": median_ms(modular_addition(97, 1024, 3763), 20),
        }
    )
)
