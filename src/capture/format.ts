// The contract of capture files: names, numbers and limits. docs/capture-format.md tells the same to a stranger.
//
// A capture is a sequence of *sections*. A section is a label (a zstd skippable frame, which zstd tools pass over) and the
// data frames that it lists (ordinary zstd frames, each one msgpack map). So `zstd -dc file` is a plain msgpack stream,
// and a reader of ours finds its way by labels alone, without decompressing.
//
//   header │ keyframe block block … │ keyframe block … │ … │ index │ trailer
//          └────── segment 0 ───────┘└── segment 1 ────┘
//
// Append-only: nothing written is ever touched again. What a file lacks at its end (index, trailer) is worked out from
// the labels; a section that is not whole never existed. Numbers are little-endian.

export const FORMAT_NAME = 'falco-rec capture';

/** A reader refuses a higher version. New map keys, frame kinds and events do not raise it: readers skip what they do not know. */
export const FORMAT_VERSION = 1;

/**
 * By which rules a writer found out which events changed the state. To be raised when a fold begins to change it on events
 * on which it did not: what older writers found out is then passed over, and all events are folded.
 */
export const CHANGES_VERSION = 1;

/** Magic number of the skippable frames that hold labels: the last of the sixteen that zstd sets aside. */
export const SKIPPABLE_MAGIC = 0x184d2a5f;
/** Magic number of an ordinary zstd frame. */
export const ZSTD_MAGIC = 0xfd2fb528;
/** First bytes of every label, after the eight bytes of the skippable frame itself. */
export const LABEL_MAGIC = 'FREC';

/** What a section is. */
export const SECTION = { header: 1, keyframe: 2, block: 3, index: 4, trailer: 5 } as const;
export type SectionKind = (typeof SECTION)[keyof typeof SECTION];

/** What a data frame holds. */
export const FRAME = {
  header: 1, keyframe: 2, index: 3, events: 4,
  strings: 10, head: 11, times: 12, threads: 13, columns: 14, cpus: 15, payload: 16,
} as const;
export type FrameKind = (typeof FRAME)[keyof typeof FRAME];

/** Bytes of a skippable frame's own header: magic and length. */
export const SKIPPABLE_HEADER = 8;
/** Bytes of a label before its table of frames. */
export const LABEL_HEAD = 64;
/** Bytes of one row of that table. */
export const LABEL_ROW = 20;
/** Bytes of the checksum that ends a label. */
export const LABEL_TAIL = 4;
/** Bytes of the whole trailer (a label without frames), so that a reader finds it from the end of the file. */
export const TRAILER_BYTES = SKIPPABLE_HEADER + LABEL_HEAD + LABEL_TAIL;

// Limits, held by the writer and checked by the reader before it allocates anything: whatever a file claims,
// reading one block needs at most about MAX_BLOCK_RAW plus its columns.

/** Decompressed bytes of one data frame. */
export const MAX_FRAME_RAW = 64 << 20;
/** Compressed bytes of one data frame: what zstd makes of the most it can get. */
export const MAX_FRAME_COMPRESSED = MAX_FRAME_RAW + (1 << 20);
/** Decompressed bytes of all data frames of one block. */
export const MAX_BLOCK_RAW = 128 << 20;
/** Events of one block. The recorder takes half as many: columns compress well, and what a block costs to open is spent on many. */
export const MAX_BLOCK_EVENTS = 1 << 18;
/** Data frames of one section. */
export const MAX_FRAMES = 2048;
/** Dictionary entries of one segment. */
export const MAX_SEGMENT_STRINGS = 1 << 22;
/** Bytes of dictionary entries of one segment. A recorder starts a new segment long before. */
export const MAX_SEGMENT_STRING_BYTES = 64 << 20;
/** Distinct event codes that one block can hold: their position is stored in one byte. */
export const MAX_BLOCK_CODES = 256;

export const MAX_LABEL_BYTES = LABEL_HEAD + MAX_FRAMES * LABEL_ROW + LABEL_TAIL;
