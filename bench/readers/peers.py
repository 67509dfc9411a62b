"""Reads one log with another tool; prints seconds by the clock and of the processor, and peak MB: peers.py TOOL PATH"""
import json, os, resource, sys, time

tool, path = sys.argv[1:]
folder = os.path.dirname(path)


def event_accumulator():
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    def read():
        accumulator = EventAccumulator(path, size_guidance={"scalars": 0})
        accumulator.Reload()
        return sum(len(accumulator.Scalars(tag)) for tag in accumulator.Tags()["scalars"])

    return read


def tbparse():
    from tbparse import SummaryReader

    return lambda: len(SummaryReader(path).scalars)


def data_server():
    """TensorBoard's own loader in Rust, until all points of all tags come over its socket."""
    import subprocess, tempfile
    import grpc, tensorboard_data_server
    from tensorboard.data.proto import data_provider_pb2 as pb, data_provider_pb2_grpc

    def scalars(stub):
        request = pb.ReadScalarsRequest(experiment_id="", plugin_filter=pb.PluginFilter(plugin_name="scalars"))
        request.downsample.num_points = 10**9
        data = stub.ReadScalars(request)
        return sum(len(tag.data.step) for run in data.runs for tag in run.tags)

    def read():
        global server
        port_file = tempfile.mktemp()
        arguments = ["--logdir", folder, "--port", "0", "--port-file", port_file, "--reload", "once"]
        server = subprocess.Popen([tensorboard_data_server.server_binary(), *arguments, "--samples-per-plugin", "scalars=all"])
        while not (os.path.exists(port_file) and open(port_file).read().endswith("\n")):
            time.sleep(0.005)
        channel = grpc.insecure_channel(f"localhost:{open(port_file).read().strip()}", [("grpc.max_receive_message_length", -1)])
        stub = data_provider_pb2_grpc.TensorBoardDataProviderStub(channel)
        while True:  # it loads in the background
            points = scalars(stub)
            if points >= int(os.environ["POINTS"]):
                return points
            time.sleep(0.01)

    return read


def datastore():
    import wandb

    wandb._assert_is_internal_process = True
    from wandb.proto import wandb_internal_pb2 as pb
    from wandb.sdk.internal.datastore import DataStore

    def read():
        store = DataStore()
        store.open_for_scan(path)
        columns = {}
        while (data := store.scan_data()) is not None:
            record = pb.Record()
            record.ParseFromString(data)
            for item in record.history.item:
                columns.setdefault(item.key or ".".join(item.nested_key), []).append(json.loads(item.value_json))
        return sum(map(len, columns.values()))

    return read


def pandas_csv():
    import pandas

    return lambda: pandas.read_csv(path).size


def pandas_jsonl():
    import pandas

    return lambda: pandas.read_json(path, lines=True).size


def polars_csv():
    import polars

    return lambda: polars.read_csv(path).estimated_size() // 8


def polars_jsonl():
    import polars

    return lambda: polars.read_ndjson(path).estimated_size() // 8


def numpy_npz():
    import numpy

    def read():
        with numpy.load(path) as file:
            arrays = [file[name] for name in file]
        return sum(array.size for array in arrays)

    return read


tools = {
    "EventAccumulator": event_accumulator,
    "tbparse": tbparse,
    "tensorboard-data-server": data_server,
    "datastore": datastore,
    "pandas CSV": pandas_csv,
    "pandas JSONL": pandas_jsonl,
    "polars CSV": polars_csv,
    "polars JSONL": polars_jsonl,
    "numpy": numpy_npz,
}
server = None
read = tools[tool]()
start, used = time.perf_counter(), time.process_time()
points = read()
seconds, cpu = time.perf_counter() - start, time.process_time() - used
kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if server:
    server.kill()
    server.wait()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, kilobytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss
print(json.dumps({"seconds": seconds, "cpu": cpu, "megabytes": kilobytes / 1024, "points": points}))
