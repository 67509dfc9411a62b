"""Writes the logs that the bench reads into a folder: python make-inputs.py FOLDER [SCALE]"""
import json, os, struct, sys
import numpy as np

folder, scale = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
random = np.random.default_rng(1)


def count(full):
    return int(full * scale)


def write_events(path, events, tags):
    """One scalar an event, as torch.utils.tensorboard writes them."""
    from tensorboard.compat.tensorflow_stub.pywrap_tensorflow import masked_crc32c
    from tensorboard.compat.proto.event_pb2 import Event

    values = random.random(events).astype(np.float32)
    with open(path, "wb") as file:
        def record(data):
            length = struct.pack("<Q", len(data))
            file.write(length + struct.pack("<I", masked_crc32c(length)) + data + struct.pack("<I", masked_crc32c(data)))

        record(Event(wall_time=1.7e9, file_version="brain.Event:2").SerializeToString())
        for i in range(events):
            event = Event(wall_time=1.7e9 + 0.01 * i, step=i // len(tags))
            event.summary.value.add(tag=tags[i % len(tags)], simple_value=float(values[i]))
            record(event.SerializeToString())


def write_wandb(path, rows):
    import wandb
    from wandb.proto import wandb_internal_pb2 as pb

    wandb._assert_is_internal_process = True
    from wandb.sdk.internal.datastore import DataStore

    store = DataStore()
    store.open_for_write(path)
    values = random.random((rows, 4))
    for i in range(rows):
        row = {"_step": i, "_timestamp": 1.7e9 + 0.5 * i, "_runtime": 0.5 * i}
        row.update(zip(("train/loss", "train/acc", "val/loss", "val/acc"), values[i].tolist()))
        record = pb.Record(num=i + 1)
        for key, value in row.items():
            item = record.history.item.add()
            item.nested_key.append(key)
            item.value_json = json.dumps(value)
        record.history.step.num = i
        store.write(record)
    store.close()


names = ["step", "train_loss", "train_acc", "val_loss", "val_acc", "lr", "grad_norm", "weight_norm"]


def table(rows):
    columns = [np.arange(rows)] + [random.random(rows) for _ in names[1:]]
    return dict(zip(names, columns))


def write_csv(path, columns):
    with open(path, "w") as file:
        file.write(",".join(columns) + "\n")
        for row in zip(*(column.tolist() for column in columns.values())):
            file.write(",".join(map(repr, row)) + "\n")


def write_jsonl(path, columns):
    with open(path, "w") as file:
        for row in zip(*(column.tolist() for column in columns.values())):
            file.write(json.dumps(dict(zip(names, row))) + "\n")


os.makedirs(f"{folder}/events", exist_ok=True)
write_events(f"{folder}/events/events.out.tfevents.1700000000.host.1.0", count(1e6), ["Loss/train", "Acc/train", "Loss/test", "Acc/test"])
write_wandb(f"{folder}/run-abcd1234.wandb", count(250_000))
columns = table(count(1e6))
write_csv(f"{folder}/metrics.csv", columns)
write_jsonl(f"{folder}/metrics.jsonl", columns)
np.savez(f"{folder}/stored.npz", **columns)
np.savez_compressed(f"{folder}/deflated.npz", **columns)
