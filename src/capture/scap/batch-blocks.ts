// Pieces of a .scap file as readers see them, and as writers take them: each block's texts join the dictionary of its segment.
import type { Block } from '../block.js';
import { MAX_SEGMENT_STRING_BYTES } from '../format.js';
import type { Header, Machine } from '../header.js';
import type { Keyframe } from '../keyframe.js';
import type { RawBlock } from '../raw-block.js';
import { BlockView } from '../read/block-view.js';
import { SegmentDictionary } from '../read/segment-dictionary.js';
import type { Texts } from '../texts.js';
import { batchSource, rawBlock } from './batch-columns.js';
import { ByteTexts } from './bytes/byte-texts.js';
import type { EventBatch } from './events/event-batch.js';
import type { Piece } from './import-scap.js';

/** Keyframes and blocks as they would be written. */
export type Imported =
  | { readonly keyframe: Keyframe; readonly machine: Machine }
  | { readonly block: RawBlock };

/** They come in order. Who answers a block with `true` gets the next one with a dictionary of its own: a segment can begin there. */
export type Imports = Generator<Imported, void, boolean | undefined>;

/** All columns of all events. */
export function* rawPieces(pieces: Iterable<Piece>): Imports {
  let texts = new ByteTexts();
  for (const piece of pieces) {
    if ('batch' in piece) {
      if ((yield { block: rawBlock(piece.batch, texts) }) === true) texts = new ByteTexts();
      continue;
    }
    texts = new ByteTexts();
    yield piece;
  }
}

/** Blocks whose columns are read when they are asked for. Texts are those of `texts`. */
export function* viewed(
  pieces: Iterable<Piece>, { startTime }: Header, texts: Texts, onKeyframe: (segment: number, keyframe: Keyframe) => void,
): Generator<Block> {
  let segment = -1;
  let view = viewer(texts);
  for (const piece of pieces) {
    if ('keyframe' in piece) {
      onKeyframe(++segment, piece.keyframe);
      continue;
    }
    if (view.used + piece.batch.bytes.length > MAX_SEGMENT_STRING_BYTES) view = viewer(texts);
    yield view.of(piece.batch, segment, Number(piece.batch.baseTime - startTime));
  }
}

interface Viewer {
  /** Bytes of its dictionary. */
  readonly used: number;
  of(batch: EventBatch, segment: number, base: number): Block;
}

/** A dictionary that blocks share, whichever of them asks for a column first. */
function viewer(texts: Texts): Viewer {
  const own = new ByteTexts();
  const dictionary = new SegmentDictionary(texts);
  const addNew = (): void => {
    const added = own.take();
    dictionary.add(added.offsets.length - 1, () => added);
  };
  return {
    get used() { return own.used; },
    of: (batch, segment, base) => new BlockView(batchSource(batch, segment, base, own, addNew), dictionary),
  };
}
