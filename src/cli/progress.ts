// A progress bar for work over a capture, on stderr, where a person looks on; nothing otherwise.
import cliProgress from 'cli-progress';
import type { Capture } from '../capture/reader.js';

export interface Progress {
  /** So many more events are done. */
  advance(events: number): void;
  end(): void;
}

const NONE: Progress = { advance: () => undefined, end: () => undefined };

/** Short work shows no bar: below this many events it is done before anybody could read it. */
const WORTH_SHOWING = 500_000;

export function progressOver({ index }: Capture): Progress {
  const total = index.segments.reduce((sum, { events }) => sum + events, 0);
  if (!process.stderr.isTTY || total < WORTH_SHOWING) return NONE;
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}% of {total} events, {eta_formatted} left', stream: process.stderr, clearOnComplete: true,
    stopOnComplete: true, hideCursor: true,
  }, cliProgress.Presets.shades_classic);
  bar.start(total, 0);
  return { advance: (events) => bar.increment(events), end: () => bar.stop() };
}
