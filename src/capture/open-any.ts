// Opens whatever capture a file holds, ours or sysdig's and Falco's. Content decides, never the name.
import { byteSource } from './read/byte-source.js';
import { PCAPNG } from './read/looks-like.js';
import { openCapture, type Capture } from './read/reader.js';
import { isGzip } from './scap/bytes/byte-stream.js';
import { openScap } from './scap/open-scap.js';

/** Throws CaptureError when nothing of it can be read. */
export const openAnyCapture = (path: string): Capture => (isScap(path) ? openScap(path) : openCapture(path));

/** A compressed file is taken for a .scap capture: none of ours is compressed as a whole. */
function isScap(path: string): boolean {
  const source = byteSource(path);
  const start = source.read(0, 4);
  source.close();
  return isGzip(start) || (start.length === 4 && start.readUInt32LE(0) === PCAPNG);
}
