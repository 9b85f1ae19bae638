// Bundles src/ into dist/: a file for each way in, and chunks that they share. Starting reads a dozen files instead of
// hundreds, which for a short command is most of its time. What is installed beside us stays where it is.
// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/** The command line, what others import, and what is started as a thread of its own: `inPackage` finds the last by their paths. */
const WAYS_IN = ['cli/main', 'library/falco-rec', 'library/vitest', 'regress/run/worker', 'regress/mutate/examine/worker'];

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: WAYS_IN.map((path) => ({ in: `src/${path}.ts`, out: path })),
  outdir: 'dist', chunkNames: 'chunks/[name]-[hash]',
  bundle: true, splitting: true, packages: 'external',
  platform: 'node', format: 'esm', target: 'node20',
});
