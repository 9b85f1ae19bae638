// What a file is that is not ours, by its first bytes: a wrong name on the command line deserves more than "damaged".
import { FORMAT_VERSION, LABEL_MAGIC, SKIPPABLE_MAGIC, ZSTD_MAGIC } from '../format.js';
import { labelVersion } from '../frames/label.js';
import { problem, type Problem } from '../problem.js';

/** pcapng's section header, which .scap files of sysdig and Falco begin with. */
export const PCAPNG = 0x0a0d0d0a;

const KNOWN: readonly (readonly [start: string, what: string])[] = [
  ['\x7fELF', 'an ELF program'], ['PK\x03\x04', 'a zip archive'], ['SQLite format 3', 'an SQLite database'],
  ['PAR1', 'a Parquet file'], ['%PDF', 'a PDF document'], ['\x89PNG', 'an image'], ['BZh', 'a bzip2 file'],
  ['\n\r\r\n', 'a capture of sysdig or Falco, or a pcapng file'],
  ['\x1f\x8b', 'a gzip file'],
  ['\xfd7zXZ', 'an xz file'], ['\xd4\xc3\xb2\xa1', 'a network capture (pcap)'],
];

/** Whether these are the first bytes of a label of ours, as far as they go. */
export function startsLikeOurs(start: Buffer): boolean {
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(SKIPPABLE_MAGIC);
  const begins = (expected: Buffer, found: Buffer): boolean => expected.subarray(0, found.length).equals(found);
  return begins(magic, start.subarray(0, 4)) && begins(Buffer.from(LABEL_MAGIC), start.subarray(8, 12));
}

/** The problem with a file whose first section cannot be read; `start` is its first bytes (a few hundred). */
export function looksLike(start: Buffer): Problem {
  const version = labelVersion(start);
  if (version !== undefined && version > FORMAT_VERSION) return problem('newer-version', String(version), { offset: 12 });
  if (version !== undefined) return problem('damaged', 'the first label; without it nothing can be read', { offset: 0 });
  return problem('not-a-capture', describe(start), { offset: 0 });
}

function describe(start: Buffer): string {
  const text = start.toString('latin1');
  const known = KNOWN.find(([magic]) => text.startsWith(magic));
  if (known) return known[1];
  const magic = start.length >= 4 ? start.readUInt32LE(0) : 0;
  if (magic === ZSTD_MAGIC || magic === SKIPPABLE_MAGIC || text.includes(LABEL_MAGIC)) return 'zstd data of another kind';
  if (start.every((byte) => byte === 0)) return 'nothing but zeros';
  const printable = start.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
  return printable ? 'text' : 'unknown data';
}
