/** What is to be known of a format before one trusts it. */
export interface FormatFacts {
  /** Writers and versions of which logs were read in tests, or `any` for formats that do not change. */
  readonly versions: string;
  /** What is not in the log and is worked out. */
  readonly inferred: string;
  /** What of the format is left out, and how to get at it. */
  readonly notRead: string;
}

const tableInferred =
  'delimiter, header, step column, wide or long form, runs by key columns, settings in constant columns';
const treeInferred = 'which lists are curves, their step axis, strides of shorter lists, seeds, settings';

/** By format; a test holds this and the readers together. */
export const formatFacts: Readonly<Record<string, FormatFacts>> = {
  tfevents: {
    versions:
      'torch.utils.tensorboard 2.12, tf.summary of TensorFlow 2, tensorboard 2 (checked against its own reader); scalar and tensor summaries, hparams',
    inferred: 'files of one folder are one run; restarts; hparams folders; train/ and validation/ folders',
    notRead: 'images, histograms, audio and graphs: log their numbers as scalars',
  },
  wandb: {
    versions: 'wandb 0.31, and the flat keys of older SDKs',
    inferred: 'axes of define_metric; starts of a resumed run are joined; config and its updates',
    notRead:
      'media, tables and histograms: log their numbers as scalars; runs on the server alone: export CSV',
  },
  mlflow: {
    versions: 'file store (mlruns/) of MLflow 3.17',
    inferred: 'the files in metrics/ are one run; params/ are its settings; deleted runs are passed over',
    notRead: 'artifacts; for a tracking server, name its address',
  },
  'mlflow-server': {
    versions: 'MLflow 3.17 over REST, with or without a password in the address',
    inferred: 'all experiments, or the experiment or run that the address names',
    notRead: 'servers behind a login page: name their mlflow.db, or export the runs',
  },
  'tensorboard-download': {
    versions: 'CSV and JSON of the download buttons',
    inferred: 'the tag by the file name; 1,000 points mean that the server has sampled',
    notRead: 'what was sampled away: name the event files',
  },
  npz: {
    versions: 'any; .npy versions 1 to 3, zip64, stored and deflated',
    inferred: treeInferred,
    notRead: 'arrays of objects are read as pickles, inertly; complex numbers and dates: save them as floats',
  },
  npy: {
    versions: 'any; .npy versions 1 to 3',
    inferred: `${treeInferred}; meaning by file name`,
    notRead: 'complex numbers and dates: save them as floats',
  },
  torch: {
    versions: 'torch.save of torch 2, zip and legacy',
    inferred: treeInferred,
    notRead: 'weights, and objects of classes of your own: save lists, dicts or tensors of numbers',
  },
  pickle: {
    versions: 'protocols 0 to 5; numpy 1 and 2, pandas 1 to 3',
    inferred: treeInferred,
    notRead: 'nothing is run: objects of classes of your own give their plain fields only',
  },
  parquet: {
    versions: 'any; Polars 2, pandas 3; all codecs',
    inferred: tableInferred,
    notRead: 'columns of lists and structs: flatten them with pandas; encrypted files',
  },
  arrow: {
    versions: 'pyarrow 26: Feather v2 (LZ4, zstd), streams; dictionaries, text views, decimals',
    inferred: tableInferred,
    notRead: 'Feather v1: `pandas.read_feather`, then `to_feather`; lists and structs: flatten them',
  },
  sqlite: {
    versions: 'MLflow 3.17 (mlflow.db), Trackio 0.43, offline Neptune runs; with a write-ahead log beside',
    inferred: 'the tracker by its tables; deleted runs are passed over',
    notRead: 'other databases: `sqlite3 -csv -header FILE "select …"`; Optuna: `study.trials_dataframe()`',
  },
  safetensors: {
    versions: 'safetensors 0.8',
    inferred: treeInferred,
    notRead: 'weights; types of 8 bits and less',
  },
  mat: {
    versions: 'files of version 5 (`save -v7`) by scipy 1.17',
    inferred: treeInferred,
    notRead: 'objects and sparse matrices; version 7.3 is HDF5 and read as such',
  },
  hdf5: {
    versions:
      'h5py 3.16, pandas 3.1 `to_hdf` (fixed, table), MATLAB 7.3 by hdf5storage 0.2; half floats, either byte order',
    inferred: treeInferred,
    notRead: 'filters other than gzip, shuffle and checksums: `h5repack -f GZIP=4`; floats of 128 bits',
  },
  msgpack: {
    versions: 'msgpack 1.2; arrays of msgpack-numpy and Flax',
    inferred: treeInferred,
    notRead: 'other extension types',
  },
  'hf-trainer-state': {
    versions: 'trainer_state.json of transformers 5.23',
    inferred: 'the newest checkpoint stands for the training; means over the whole run are left out',
    notRead: 'training_args.bin: give --lr and --wd, or log them',
  },
  json: {
    versions: 'any; also bare NaN and Infinity; Keras 3 History, sacred 0.8.7, dvclive 3.49',
    inferred: treeInferred,
    notRead: 'documents over 256 MiB: write JSON lines or CSV',
  },
  jsonl: {
    versions: 'any; ray 2.60, stable-baselines3 2.9, mmengine 0.10, ClearML and Comet events',
    inferred: tableInferred,
    notRead: 'media and nested lists: log numbers',
  },
  yaml: {
    versions: 'YAML 1.2; tags of Python are passed over',
    inferred: treeInferred,
    notRead: 'files over 64 MiB, and more than 1,000 aliases',
  },
  csv: {
    versions:
      'any; Lightning 2, keras 3.15, ultralytics 8.4, timm 1.0, fastai 2.8, stable-baselines3 2.9, ray 2.60, dvclive 3.49, exports of W&B',
    inferred: tableInferred,
    notRead: 'what the export has sampled; spreadsheets: save as CSV',
  },
  text: {
    versions:
      'keras 3.15, transformers 5.24, mmengine 0.10, fastai 2.8, stable-baselines3 2.9, tqdm 4.70, loguru 0.7; the formats of nanoGPT, Megatron, fairseq, timm and many others',
    inferred: 'steps, names and data sets of numbers; tables; progress bars; settings in headings',
    notRead: 'numbers that no name or step stands beside: print `step 100 train_loss 0.1 test_acc 0.9`',
  },
  notebook: {
    versions: 'nbformat 4 (nbclient 0.11)',
    inferred: 'one run for each cell that prints a log or shows a table',
    notRead: 'pictures of curves: print the numbers or show the table',
  },
  tar: {
    versions: 'any (GNU tar 1.34); also as .tar.gz and .tar.zst',
    inferred: 'the runs of the folder that it unpacks to, with the settings beside the logs',
    notRead: 'archives in archives, and more than 4 GiB of logs: unpack them',
  },
  zip: {
    versions: 'any, with zip64; offline sessions of Comet and ClearML',
    inferred: 'the runs of the folder that it unpacks to, with the settings beside the logs',
    notRead: 'archives in archives, and more than 4 GiB of logs: unpack them',
  },
};
