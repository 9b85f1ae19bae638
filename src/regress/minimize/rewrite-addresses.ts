// Addresses inside `addr` and `tuple` parameters, passed through a rewriter; families, ports and lengths stay.
import { AF } from '../../state/sockets/addresses.js';
import { words, type Rewriter } from './rewriter.js';

/** Bytes of an address by its family; 0 for what has none. */
const widthOf = (family: number): number => (family === AF.INET ? 4 : family === AF.INET6 ? 16 : 0);
const PORT = 2;
/** Pointers of the two ends of a unix tuple. */
const POINTERS = 16;

/** Family, address and port; or family and path: an abstract one begins with NUL, and any may be filled up with more of them. */
export function rewriteSocketAddress(bytes: string, by: Rewriter): string {
  const width = widthOf(bytes.charCodeAt(0));
  if (width > 0) return bytes.slice(0, 1) + by.address(bytes.slice(1, 1 + width)) + bytes.slice(1 + width);
  return bytes.charCodeAt(0) === AF.UNIX ? bytes.slice(0, 1) + words(bytes.slice(1), by) : bytes;
}

/** Family and both ends; or family, both pointers and a path. */
export function rewriteTuple(bytes: string, by: Rewriter): string {
  const width = widthOf(bytes.charCodeAt(0));
  if (width > 0) {
    const second = 1 + width + PORT;
    return bytes.slice(0, 1) + by.address(bytes.slice(1, 1 + width)) + bytes.slice(1 + width, second)
      + by.address(bytes.slice(second, second + width)) + bytes.slice(second + width);
  }
  const end = 1 + POINTERS;
  return bytes.charCodeAt(0) === AF.UNIX ? bytes.slice(0, end) + words(bytes.slice(end), by) : bytes;
}
