// Texts of the capture's dictionary as those of the database: the same numbers, moved. Only what some row holds is written.
import { ABSENT, toText, type TextId } from '../../capture/texts.js';
import type { Loading } from './loading.js';

export class TextNumbers {
  private used = new Uint8Array(1 << 16);

  constructor(private readonly loading: Loading) {}

  /** The number that rows hold; 0 where there is no text. */
  number(id: TextId): number {
    if (id === ABSENT) return 0;
    if (id >= this.used.length) this.grow(id);
    this.used[id] = 1;
    return this.loading.first.text + id;
  }

  finish(): void {
    const { state: { texts }, first } = this.loading;
    const writer = this.loading.writer('texts');
    for (let id = 1; id < Math.min(this.used.length, texts.size); id++) {
      if (this.used[id] === 1) writer.append({ text: first.text + id, value: toText(texts.value(id)) });
    }
  }

  private grow(id: TextId): void {
    const grown = new Uint8Array(Math.max(id + 1, 2 * this.used.length));
    grown.set(this.used);
    this.used = grown;
  }
}
