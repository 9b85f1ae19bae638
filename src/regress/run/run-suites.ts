// Many suites: one after another, or shared out among workers.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inPackage } from '../../package-root.js';
import { casesOf, type SuiteResult } from './result.js';
import { emptyShelf } from './case-rules.js';
import { runCase } from './run-case.js';
import { runSuite, type SuiteOptions } from './run-suite.js';

const wentWell = (result: SuiteResult): boolean => casesOf(result).every(({ status }) => status === 'passed');

/** Runs suites in `jobs` threads; results stand in the order of the files. With `bail` no suite is begun after one that failed. */
export async function runSuites(files: readonly string[], options: SuiteOptions, jobs: number): Promise<SuiteResult[]> {
  if (jobs > 1 && files.length > 1) return inWorkers(files, options, Math.min(jobs, files.length));
  const results: SuiteResult[] = [];
  const shelf = emptyShelf();
  for (const file of files) {
    const result = runSuite(file, options, runCase, shelf);
    results.push(result);
    if (options.bail && !wentWell(result)) break;
  }
  return results;
}

async function inWorkers(files: readonly string[], options: SuiteOptions, jobs: number): Promise<SuiteResult[]> {
  const results = new Map<string, SuiteResult>();
  const left = [...files];
  await Promise.all(Array.from({ length: jobs }, async () => {
    const worker = new Worker(inPackage('dist/regress/run/worker.js'), { workerData: options });
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      const result = await answerOf(worker, file);
      results.set(file, result);
      if (options.bail && !wentWell(result)) left.length = 0;
    }
    await worker.terminate();
  }));
  return files.flatMap((file) => results.get(file) ?? []);
}

/** Rejects where the thread itself fails; leaves no listeners behind. */
async function answerOf(worker: Worker, file: string): Promise<SuiteResult> {
  const answer = once(worker, 'message');
  worker.postMessage(file);
  const [result] = await answer as [SuiteResult];
  return result;
}
