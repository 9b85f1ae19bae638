// IP addresses as /proc/net writes them → network-order bytes.

/** `0100007F`: 32-bit words, each in the machine's (little-endian) order. */
export function procAddressBytes(hex: string): string {
  const words = hex.match(/.{8}/g) ?? [];
  return words.map((word) => Buffer.from(word, 'hex').reverse().toString('latin1')).join('');
}
