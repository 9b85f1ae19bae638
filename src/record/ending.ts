// What ends a recording: the command's exit, that of the last process of a tree, time, the number of events, a signal.
import { setTimeout } from 'node:timers/promises';
import type { NativeRecorder } from '../native.js';
import type { RecordOptions } from './options.js';
import { isAtWork, survivors } from './survivors.js';

export interface Ending {
  reached(): boolean;
  /** Waits so long, or until a signal asks for the end. */
  pause(milliseconds: number): Promise<void>;
  dispose(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function ending({ command, pid, duration, events, signal }: RecordOptions, recorder: NativeRecorder): Ending {
  const asked = new AbortController();
  const ask = (): void => asked.abort();
  const deadline = duration === undefined ? Infinity : performance.now() + duration * 1000;
  for (const name of SIGNALS) process.on(name, ask);
  if (signal?.aborted) ask();
  signal?.addEventListener('abort', ask);
  return {
    reached: () => asked.signal.aborted
      || performance.now() >= deadline
      || (command !== undefined && recorder.childStatus() !== null)
      || (pid !== undefined && !isAtWork(pid) && survivors(recorder).length === 0)
      || (events !== undefined && recorder.stats().events >= events),
    pause: (milliseconds) => setTimeout(milliseconds, undefined, { signal: asked.signal }).catch(() => undefined),
    dispose() {
      for (const name of SIGNALS) process.off(name, ask);
      signal?.removeEventListener('abort', ask);
    },
  };
}
