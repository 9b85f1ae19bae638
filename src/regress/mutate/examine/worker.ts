// A thread that examines the suites it is sent, one at a time, and tells of each case.
import { parentPort, workerData } from 'node:worker_threads';
import { examineSuite, type ExamineOptions } from './examine-suite.js';
import type { Told } from './examine-suites.js';

const tell = (told: Told): void => parentPort?.postMessage(told);

parentPort?.on('message', (file: string) => tell(examineSuite(file, workerData as ExamineOptions, () => tell('case'))));
