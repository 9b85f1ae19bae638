// A thread that runs the suites it is sent, one at a time.
import { parentPort, workerData } from 'node:worker_threads';
import { runSuite, type SuiteOptions } from './run-suite.js';

parentPort?.on('message', (file: string) => parentPort!.postMessage(runSuite(file, workerData as SuiteOptions)));
