// The addon, opened with what a recording asks for; its failures in words.
import { openRecorder, type NativeError, type NativeRecorder } from '../native.js';
import { DEFAULT_RING_BYTES, DEFAULT_SNAPLEN, type RecordOptions } from './options.js';
import { RecordError } from './problem.js';
import { RECORDABLE } from './recorded-codes.js';
import { followTree } from './snapshot/tree.js';

const EPERM = 1;

/** The kernel side, loaded but not attached. Throws RecordError. */
export function open(options: RecordOptions): NativeRecorder {
  return inWords(() => openRecorder({
    ringBytes: options.ringBytes ?? DEFAULT_RING_BYTES,
    snaplen: options.snaplen ?? DEFAULT_SNAPLEN,
    tree: options.command !== undefined || options.pid !== undefined,
    wanted: options.wanted ?? RECORDABLE,
    mostEvents: options.events ?? 0,
  }));
}

/** The root of a tree is a member before the hooks are there; its children follow once they are. */
export function attach(recorder: NativeRecorder, pid: number | undefined): void {
  if (pid !== undefined) recorder.include(pid);
  inWords(() => recorder.attach());
  if (pid !== undefined) followTree(pid, (member) => recorder.include(member));
}

function inWords<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw refusal(error as NativeError);
  }
}

function refusal({ message, errno, log }: NativeError): RecordError {
  if (errno === undefined) return new RecordError('addon-broken', message);
  if (errno === EPERM) return new RecordError('no-privilege');
  const reason = log?.trim().split('\n').at(-1);
  return new RecordError('refused', reason ? `${message}: ${reason}` : message);
}
