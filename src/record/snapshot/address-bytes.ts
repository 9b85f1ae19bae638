// IP addresses from their two written forms to network-order bytes: as people write them, and as /proc/net does.

/** `192.0.2.1` or `2001:db8::1%eth0`. */
export function addressBytes(text: string): string {
  if (!text.includes(':')) return String.fromCharCode(...text.split('.').map(Number));
  const [head = '', tail] = text.split('%')[0]!.split('::');
  const left = groups(head), right = tail === undefined ? '' : groups(tail);
  return left + '\0'.repeat(16 - left.length - right.length) + right;
}

const groups = (text: string): string =>
  text.split(':').filter((group) => group !== '').map((group) => {
    if (group.includes('.')) return addressBytes(group);
    const value = Number.parseInt(group, 16);
    return String.fromCharCode(value >> 8, value & 0xff);
  }).join('');

/** `0100007F`: 32-bit words, each in the machine's (little-endian) order. */
export function procAddressBytes(hex: string): string {
  const words = hex.match(/.{8}/g) ?? [];
  return words.map((word) => Buffer.from(word, 'hex').reverse().toString('latin1')).join('');
}
