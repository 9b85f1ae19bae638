// Progress bars on stderr, where a person looks on; nothing otherwise.
import { createRequire } from 'node:module';
import type CliProgress from 'cli-progress';
import type { Capture } from '../../capture/read/reader.js';
import type { Meter } from '../../query/shell/session.js';

export interface Progress {
  /** So many more are done. */
  advance(count: number): void;
  end(): void;
}

const NONE: Progress = { advance: () => undefined, end: () => undefined };

/** Short work shows no bar: below this many events it is done before anybody could read it. */
const WORTH_SHOWING = 500_000;

/** Work over the events of a capture. */
export function progressOver(capture: Capture): Progress {
  // Nobody looks on: the index, which some captures must be read through for, is not asked for.
  if (!process.stderr.isTTY) return NONE;
  const total = capture.index.segments.reduce((sum, { events }) => sum + events, 0);
  return total < WORTH_SHOWING ? NONE : barOf(total, 'events');
}

/** Work of so many steps, counted only where somebody looks on. */
export const progressThrough = (count: () => number, unit: string): Progress => (process.stderr.isTTY ? barOf(count(), unit) : NONE);

/** How far a query is that runs for long; what `show` is told is drawn in place of what it was told before. */
export function queryMeter(): Meter {
  let bar: CliProgress.SingleBar | undefined;
  return {
    show: (percent, seconds) => {
      if (!process.stderr.isTTY) return;
      bar ??= startedMeter();
      bar.update(Math.max(0, Math.round(percent)), { percent, seconds });
    },
    clear: () => {
      bar?.stop();
      bar = undefined;
    },
  };
}

function startedMeter(): CliProgress.SingleBar {
  const cliProgress = loadCliProgress();
  const bar = new cliProgress.SingleBar({
    format: (options, { progress }, { percent, seconds }: { percent: number; seconds: number }) => {
      const known = percent < 0 ? '' : `${cliProgress.Format.BarFormat(progress, options)} ${Math.round(percent)}%, `;
      return `${known}${seconds} s; Ctrl-C ends the query`;
    },
    stream: process.stderr, clearOnComplete: true, hideCursor: true,
  }, cliProgress.Presets.shades_classic);
  bar.start(100, 0, { percent: 0, seconds: 0 });
  return bar;
}

/** Loaded only where somebody looks on: otherwise every start would wait for it. */
const loadCliProgress = () => createRequire(import.meta.url)('cli-progress') as typeof CliProgress;

function barOf(total: number, unit: string): Progress {
  const cliProgress = loadCliProgress();
  const bar = new cliProgress.SingleBar({
    format: `{bar} {percentage}% of {total} ${unit}, {eta_formatted} left`, stream: process.stderr, clearOnComplete: true,
    stopOnComplete: true, hideCursor: true,
  }, cliProgress.Presets.shades_classic);
  bar.start(total, 0);
  return { advance: (count) => bar.increment(count), end: () => bar.stop() };
}
