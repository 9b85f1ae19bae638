// Files opened lately: opened again, a file gets the descriptor that it had, and with it all that has been found out of it.
//
// Descriptors are immutable, so nobody can tell whether two opens share one.
import type { TextId } from '../../capture/texts.js';
import { Descriptor } from './descriptor.js';

/** A power of two; a file takes the place of another with the same remainder. */
const PLACES = 1024;

export class RecentFiles {
  private readonly places: (Descriptor | undefined)[] = new Array<Descriptor | undefined>(PLACES).fill(undefined);

  /** The descriptor of a file with these facts. */
  descriptor(type: 'file' | 'directory', name: TextId, rawName: TextId, flags: number, dev: number, ino: number): Descriptor {
    const place = (name ^ flags) & (PLACES - 1);
    const known = this.places[place];
    if (known !== undefined && known.name === name && known.rawName === rawName && known.flags === flags
      && known.ino === ino && known.dev === dev && known.type === type) return known;
    return this.places[place] = new Descriptor(type, name, rawName, flags, dev, ino);
  }
}
