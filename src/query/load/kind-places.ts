// Where the events of each kind are in a block: what a column of one type of event says is put there.
import type { Block } from '../../capture/block.js';

/** By kind (position in `block.codes`): the indices of its events, in order. */
export function placesOfKinds({ codes, counts, kinds }: Block): readonly Int32Array[] {
  const places = codes.map((code) => new Int32Array(counts.get(code) ?? 0));
  fill(places, kinds, new Int32Array(codes.length));
  return places;
}

function fill(places: readonly Int32Array[], kinds: Uint8Array, filled: Int32Array): void {
  for (let index = 0; index < kinds.length; index++) {
    const kind = kinds[index]!;
    places[kind]![filled[kind]!++] = index;
  }
}
