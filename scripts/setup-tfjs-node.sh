#!/bin/sh
# Installs @tensorflow/tfjs-node into the project in the current folder and builds its addon against the TensorFlow
# library of a Python wheel, where the package's own install script cannot download the library. Linux on x86-64; needs
# npm, a C++ compiler and python3 with pip. About half a minute, 0.9 GB. Leaves package.json and the lockfile as they
# are, so `npm ci` undoes it.
set -eu

wheel=tensorflow-cpu==2.12.1 # The last one made for TensorFlow 2.12, the first whose wheel holds libtensorflow_cc.

case "$(uname -s)-$(uname -m)" in
Linux-x86_64) ;;
*)
  echo "setup-tfjs-node: there is no prebuilt TensorFlow library for this system; use the wasm or cpu backend" >&2
  exit 1
  ;;
esac

version=$(node -p "require('./package.json').peerDependencies['@tensorflow/tfjs-node']")
package=$PWD/node_modules/@tensorflow/tfjs-node
scratch=$(mktemp -d)

# With --no-save npm leaves out what is an optional peer.
cp package.json package-lock.json "$scratch"
trap 'cp "$scratch/package.json" "$scratch/package-lock.json" . && rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
npm install --save-dev --no-audit --no-fund --ignore-scripts "@tensorflow/tfjs-node@$version"

python3 -m pip download --quiet --no-deps --only-binary=:all: --python-version 3.10 \
  --platform manylinux2014_x86_64 --dest "$scratch" "$wheel"
python3 - "$scratch" <<'EOF'
import pathlib, sys, zipfile
folder = pathlib.Path(sys.argv[1])
wheel = zipfile.ZipFile(next(folder.glob("*.whl")))
wanted = ("tensorflow/include/", "tensorflow/libtensorflow_")
wheel.extractall(folder, [name for name in wheel.namelist() if name.startswith(wanted)])
EOF

rm -rf "$package/deps" "$package/build"
mkdir -p "$package/deps/lib"
mv "$scratch"/tensorflow/include "$package/deps/include"
mv "$scratch"/tensorflow/libtensorflow_*.so.2 "$package/deps/lib/"
ln -s libtensorflow_cc.so.2 "$package/deps/lib/libtensorflow.so"
ln -s libtensorflow_cc.so.2 "$package/deps/lib/libtensorflow.so.2"
ln -s libtensorflow_framework.so.2 "$package/deps/lib/libtensorflow_framework.so"

(cd "$package" && npm exec --no -- node-pre-gyp install --build-from-source)
rm -rf "$package/deps/include" "$package"/build*

node -e "
  const util = require('util');
  util.isNullOrUndefined ??= (value) => value == null;
  util.isArray ??= Array.isArray;
  const tf = require('@tensorflow/tfjs-node');
  tf.grad((x) => x.square().sum())(tf.tensor1d([1, 2])).print();
  console.log('backend: ' + tf.getBackend());
"
