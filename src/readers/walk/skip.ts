import { wordSet } from '../../util/word-set.js';
import { isSettingsName } from '../sidecars/settings-names.js';

/** Folders that hold code, tools or media, never logs. All folders whose name starts with a dot are skipped as well. */
const skippedFolders = wordSet('node_modules __pycache__ site-packages venv media __MACOSX');

/** Settings of a run besides those that `sidecars/` knows by their names and reads with the logs beside them. */
const settingsNames = wordSet(`
  hydra.yaml overrides.yaml run.json meta.yaml opt.yaml hyp.yaml`);

/** What frameworks and package managers keep beside logs. */
const bookkeepingNames = wordSet(`
  wandb-metadata.json wandb-summary.json wandb-settings wandb-events.jsonl diff.patch debug.log debug-internal.log
  debug-core.log debug-cli.log requirements.txt environment.yml environment.yaml conda-environment.yaml conda.yaml
  python_env.yaml MLmodel package.json package-lock.json tsconfig.json pyproject.toml setup.cfg CMakeLists.txt
  Makefile Dockerfile LICENSE LICENSE.txt README README.txt NOTICE CHANGELOG AUTHORS CITATION.cff`);

/** What the core of W&B writes of itself. */
const wandbCoreLog = /^(?:core|symon)-debug-\d{8}_\d{6}\.log$/;

/** Parts of saved models and tokenizers. */
const modelNames = wordSet(`
  vocab.txt vocab.json merges.txt tokenizer.json tokenizer_config.json added_tokens.json special_tokens_map.json
  generation_config.json preprocessor_config.json model.safetensors.index.json pytorch_model.bin.index.json
  training_args.bin optimizer.pt scheduler.pt scaler.pt rng_state.pth`);

/** What is known of a generated run, which stands beside its log: `run.truth.json`. */
const truthFile = /(?:^|\.)truth\.json$/;

/** Code, prose, pictures, sound, fonts, locks. */
const skippedExtensions = wordSet(`
  py pyc pyi pyx sh bash bat ps1 slurm sbatch c h cc cpp cu cuh rs go java js mjs cjs ts tsx jsx jl lua r m so o a
  dll sql md rst tex bib pdf docx pptx html htm css xml toml ini cfg lock patch diff png jpg jpeg gif svg webp bmp tif
  tiff ico eps mp4 avi mov webm wav mp3 flac ttf woff woff2 profile-empty`);

/** Formats of logs that mostly hold something else: weights, settings, code, or data sets. */
const rareExtensions = wordSet(`
  yaml yml pt pth ckpt bin safetensors onnx h5 hdf5 keras pb tflite gguf pkl pickle joblib msgpack model ipynb tar tgz zip`);

/** Endings of logs that are read although their name starts with a dot, as in `.monitor.csv`. */
const hiddenLogs = /\.(?:csv|tsv|jsonl|log)(?:\.(?:gz|zst))?$/i;

/** What SQLite keeps beside a database while it is written; read with it. */
const sqliteCompanions = /-(?:wal|shm|journal)$/;

/** Why a folder met while walking is passed over; `undefined` where it is walked. */
export function whyFolderIsSkipped(name: string): string | undefined {
  if (name.startsWith('.')) return 'a hidden folder';
  return skippedFolders.has(name) ? 'a folder of code, tools or media' : undefined;
}

/** Why a file met while walking is passed over, because it cannot be a log; `undefined` where it is read. */
export function whyFileIsSkipped(name: string): string | undefined {
  if (name.startsWith('.') && !hiddenLogs.test(name)) return 'a hidden file';
  if (sqliteCompanions.test(name)) return 'part of a database, read with it';
  if (truthFile.test(name)) return 'what is known of a generated run';
  if (settingsNames.has(name) || isSettingsName(name)) return 'settings, read with the log beside them';
  if (bookkeepingNames.has(name) || wandbCoreLog.test(name))
    return 'bookkeeping of a tracker or package manager';
  if (modelNames.has(name)) return 'part of a saved model';
  return skippedExtensions.has(extensionOf(name)) ? 'code, prose, pictures or the like' : undefined;
}

/** Whether a file is of a kind that mostly holds weights or settings, so that it is no failure if it holds no curves. */
export function isRarelyLog(path: string): boolean {
  return rareExtensions.has(extensionOf(path));
}

function extensionOf(name: string): string {
  const unpacked = name.replace(/\.(?:gz|zst)$/i, '');
  const dot = unpacked.lastIndexOf('.');
  return dot < 0 ? '' : unpacked.slice(dot + 1).toLowerCase();
}
