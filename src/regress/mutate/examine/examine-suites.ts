// Many suites over mutants of their rules: one after another, or shared out among workers.
import { Worker } from 'node:worker_threads';
import { inPackage } from '../../../package-root.js';
import { examineSuite, type ExamineOptions } from './examine-suite.js';
import type { SuiteMutants } from '../result.js';

/** What a worker tells: that another case was run, or what became of a suite. */
export type Told = 'case' | SuiteMutants;

/** Examines suites in `jobs` threads; results stand in the order of the files. `onCase` is called after each case. */
export async function examineSuites(
  files: readonly string[], options: ExamineOptions, jobs: number, onCase: () => void,
): Promise<readonly SuiteMutants[]> {
  if (jobs > 1 && files.length > 1) return inWorkers(files, options, Math.min(jobs, files.length), onCase);
  return files.map((file) => examineSuite(file, options, onCase));
}

async function inWorkers(files: readonly string[], options: ExamineOptions, jobs: number, onCase: () => void): Promise<SuiteMutants[]> {
  const results = new Map<string, SuiteMutants>();
  const left = [...files];
  await Promise.all(Array.from({ length: jobs }, async () => {
    const worker = new Worker(inPackage('dist/regress/mutate/examine/worker.js'), { workerData: options });
    for (let file = left.shift(); file !== undefined; file = left.shift()) results.set(file, await answerOf(worker, file, onCase));
    await worker.terminate();
  }));
  return files.map((file) => results.get(file)!);
}

const answerOf = (worker: Worker, file: string, onCase: () => void): Promise<SuiteMutants> => new Promise((resolve, reject) => {
  const listen = (told: Told): void => {
    if (told === 'case') return onCase();
    worker.off('message', listen);
    worker.off('error', reject);
    resolve(told);
  };
  worker.on('message', listen);
  worker.once('error', reject);
  worker.postMessage(file);
});
