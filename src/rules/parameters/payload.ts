// Bytes that are no text: shown as printable ASCII with a dot for every other byte.

/** Of a byte string (one character a byte). */
export function printable(bytes: string): string {
  return bytes.replace(/[^\x20-\x7e]/g, '.');
}

/** A payload as a byte string. */
export const byteString = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
