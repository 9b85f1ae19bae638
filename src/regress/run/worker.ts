// A thread that runs the suites it is sent, one at a time.
import { parentPort, workerData } from 'node:worker_threads';
import { emptyShelf } from './case-rules.js';
import { runCase } from './run-case.js';
import { runSuite, type SuiteOptions } from './run-suite.js';

const shelf = emptyShelf();
parentPort?.on('message', (file: string) => parentPort!.postMessage(runSuite(file, workerData as SuiteOptions, runCase, shelf)));
