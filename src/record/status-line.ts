// One line that says how the recording goes, rewritten in place a few times a second; nothing where stderr is no terminal.
import type { NativeStats } from '../native.js';

const INTERVAL_MS = 250;
const CLEAR = '\r\x1b[K';

export class StatusLine {
  private shownAt = -Infinity;
  private shownEvents = 0;
  private shown = false;

  constructor(private readonly out: NodeJS.WriteStream, private readonly clock = () => performance.now()) {}

  show(stats: NativeStats, bytes: number): void {
    const now = this.clock(), elapsed = now - this.shownAt;
    if (!this.out.isTTY || elapsed < INTERVAL_MS) return;
    const rate = Number.isFinite(elapsed) ? ((stats.events - this.shownEvents) * 1000) / elapsed : 0;
    this.out.write(CLEAR + statusText(stats, rate, bytes));
    this.shownAt = now;
    this.shownEvents = stats.events;
    this.shown = true;
  }

  clear(): void {
    if (this.shown) this.out.write(CLEAR);
  }
}

export function statusText({ events, drops }: NativeStats, rate: number, bytes: number): string {
  const lost = drops.reduce((sum, { count }) => sum + count, 0);
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  return `recording: ${whole(events)} events, ${whole(rate)}/s, ${(bytes / 1e6).toFixed(1)} MB, ${lost === 0 ? 'none' : whole(lost)} lost`;
}
