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
      'torch.utils.tensorboard, tensorboardX, TensorFlow 2 and Keras, Lightning; scalar and tensor summaries',
    inferred: 'files of one folder are one run; restarts; hparams folders; train/ and validation/ folders',
    notRead: 'images, histograms, audio and graphs: log their numbers as scalars',
  },
  wandb: {
    versions: '`.wandb` files of old SDKs (flat keys) and of the current core',
    inferred: 'axes of define_metric; starts of a resumed run are joined; config and its updates',
    notRead:
      'media, tables and histograms: log their numbers as scalars; runs on the server alone: export CSV',
  },
  mlflow: {
    versions: 'file store (mlruns/) of MLflow 1 to 3',
    inferred: 'the files in metrics/ are one run; params/ are its settings; deleted runs are passed over',
    notRead: 'artifacts; for a tracking server, name its address',
  },
  'mlflow-server': {
    versions: 'MLflow 3 over REST, with or without a password in the address',
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
    versions: 'torch.save, zip and legacy',
    inferred: treeInferred,
    notRead: 'weights, and objects of classes of your own: save lists, dicts or tensors of numbers',
  },
  pickle: {
    versions: 'protocols 0 to 5; numpy 1 and 2, pandas 1 to 3',
    inferred: treeInferred,
    notRead: 'nothing is run: objects of classes of your own give their plain fields only',
  },
  parquet: {
    versions: 'any; all codecs',
    inferred: tableInferred,
    notRead: 'columns of lists and structs: flatten them with pandas; encrypted files',
  },
  arrow: {
    versions: 'pyarrow 26: Feather v2 (LZ4, zstd), streams; dictionaries, text views, decimals',
    inferred: tableInferred,
    notRead: 'Feather v1: `pandas.read_feather`, then `to_feather`; lists and structs: flatten them',
  },
  sqlite: {
    versions: 'MLflow 1 to 3 (mlflow.db), Trackio, offline Neptune runs; with a write-ahead log beside',
    inferred: 'the tracker by its tables; deleted runs are passed over',
    notRead: 'other databases: `sqlite3 -csv -header FILE "select …"`; Optuna: `study.trials_dataframe()`',
  },
  safetensors: {
    versions: 'any',
    inferred: treeInferred,
    notRead: 'weights; types of 8 bits and less',
  },
  mat: {
    versions: 'MATLAB 5 to 7 (`save -v7`), scipy.io.savemat',
    inferred: treeInferred,
    notRead: 'objects and sparse matrices; version 7.3 is HDF5 and read as such',
  },
  hdf5: {
    versions: 'h5py 3.16, pandas `to_hdf` (fixed, table), MATLAB 7.3, Keras histories',
    inferred: treeInferred,
    notRead: 'half floats, MATLAB cells and structs, filters other than gzip, shuffle and checksums',
  },
  msgpack: {
    versions: 'any; msgpack-numpy and flax arrays',
    inferred: treeInferred,
    notRead: 'other extension types',
  },
  'hf-trainer-state': {
    versions: 'trainer_state.json of transformers',
    inferred: 'the newest checkpoint stands for the training; means over the whole run are left out',
    notRead: 'training_args.bin: give --lr and --wd, or log them',
  },
  json: {
    versions: 'any; also bare NaN and Infinity; Keras History, Sacred, DVCLive',
    inferred: treeInferred,
    notRead: 'documents over 256 MiB: write JSON lines or CSV',
  },
  jsonl: {
    versions: 'any; Ray Tune, Stable-Baselines3, ClearML and Comet events',
    inferred: tableInferred,
    notRead: 'media and nested lists: log numbers',
  },
  yaml: {
    versions: 'YAML 1.2; tags of Python are passed over',
    inferred: treeInferred,
    notRead: 'files over 64 MiB, and more than 1,000 aliases',
  },
  csv: {
    versions: 'any; Lightning, Keras, Ultralytics, Ray, DVCLive, exports of W&B',
    inferred: tableInferred,
    notRead: 'what the export has sampled; spreadsheets: save as CSV',
  },
  text: {
    versions: 'nanoGPT, Megatron, fairseq, timm, MMEngine, Keras, Hugging Face, tqdm and plain prints',
    inferred: 'steps, names and data sets of numbers; tables; progress bars; settings in headings',
    notRead: 'numbers that no name or step stands beside: print `step 100 train_loss 0.1 test_acc 0.9`',
  },
  notebook: {
    versions: 'nbformat 4',
    inferred: 'one run for each cell that prints a log or shows a table',
    notRead: 'pictures of curves: print the numbers or show the table',
  },
  tar: {
    versions: 'any; also as .tar.gz and .tar.zst',
    inferred: 'each log inside by its own content',
    notRead: 'archives in archives, and more than 4 GiB of logs: unpack them',
  },
  zip: {
    versions: 'any, with zip64; offline sessions of Comet and ClearML',
    inferred: 'each log inside by its own content',
    notRead: 'archives in archives, and more than 4 GiB of logs: unpack them',
  },
};
