// Every part that coverage is kept of, each once: the same place of the same file is the same part, whichever case loaded it.
import { newPart, type Part } from './part.js';

type Described = Pick<Part, 'kind' | 'text' | 'place' | 'owner'>;

export class Ledger {
  private readonly byKey = new Map<string, Part>();

  /** The part that is described; made when it is met first. */
  part(described: Described, byType = false): Part {
    const { kind, place: { source, offset } } = described;
    const key = `${source.name}\0${offset}\0${kind}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const part = newPart(described, byType);
    this.byKey.set(key, part);
    return part;
  }

  /** All of them, by file and place. */
  get parts(): readonly Part[] {
    return [...this.byKey.values()].sort(byPlace);
  }
}

function byPlace(a: Part, b: Part): number {
  const files = compare(a.place.source.name, b.place.source.name);
  return files || a.place.offset - b.place.offset || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
}

const ORDER: readonly Part['kind'][] = ['rule', 'macro', 'exception', 'term', 'item'];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
