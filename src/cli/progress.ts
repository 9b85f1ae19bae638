// A progress bar for work over a capture, on stderr, where a person looks on; nothing otherwise.
import { createRequire } from 'node:module';
import type CliProgress from 'cli-progress';
import type { Capture } from '../capture/read/reader.js';

export interface Progress {
  /** So many more events are done. */
  advance(events: number): void;
  end(): void;
}

const NONE: Progress = { advance: () => undefined, end: () => undefined };

/** Short work shows no bar: below this many events it is done before anybody could read it. */
const WORTH_SHOWING = 500_000;

export function progressOver(capture: Capture): Progress {
  // Nobody looks on: the index, which some captures must be read through for, is not asked for.
  if (!process.stderr.isTTY) return NONE;
  const total = capture.index.segments.reduce((sum, { events }) => sum + events, 0);
  if (total < WORTH_SHOWING) return NONE;
  // Loaded only where somebody looks on: otherwise every start would wait for it.
  const cliProgress = createRequire(import.meta.url)('cli-progress') as typeof CliProgress;
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}% of {total} events, {eta_formatted} left', stream: process.stderr, clearOnComplete: true,
    stopOnComplete: true, hideCursor: true,
  }, cliProgress.Presets.shades_classic);
  bar.start(total, 0);
  return { advance: (events) => bar.increment(events), end: () => bar.stop() };
}
