// Records a command for real and gives back what the capture holds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Keyframe } from '../../src/capture/keyframe.js';
import { openCapture } from '../../src/capture/read/reader.js';
import type { RecordOptions, Recording } from '../../src/record/options.js';
import { whyNot } from '../../src/record/preflight.js';
import { record } from '../../src/record/record.js';
import { SYSCALLS } from '../../src/schema/syscalls.js';
import { eventsOf, type PlainEvent } from '../capture/events-of.js';

export const obstacle = whyNot();

/** The title says why tests are skipped. */
export const title = (text: string): string => (obstacle ? `${text} (skipped: ${obstacle.message})` : text);

export const isInstalled = (program: string): boolean => spawnSync('which', [program]).status === 0;

export interface Recorded extends Recording {
  readonly events: readonly PlainEvent[];
  readonly keyframe: Keyframe;
}

/** Records a command; `options` may ask for something else. */
export async function recorded(command: readonly string[], options: Partial<RecordOptions> = {}): Promise<Recorded> {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  try {
    const recording = await record({ output: join(folder, 'trace.scap'), command, ...options });
    const capture = openCapture(recording.path);
    const events = [...capture.blocks()].flatMap((block) => eventsOf(block, capture.texts));
    const keyframe = capture.keyframe(0);
    capture.close();
    return { ...recording, events, keyframe };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const syscallNames = new Map(SYSCALLS.map(([id, name]) => [id, name]));

/** The name of the system call behind an event. */
export const callOf = ({ event, params }: PlainEvent): string => (event === 'syscall' ? syscallNames.get(params.ID as number)! : event);

/** A program in this Node: recordings of it hold everything that Node does, and what the text says. */
export const script = (text: string): readonly string[] => [process.execPath, '-e', text];
