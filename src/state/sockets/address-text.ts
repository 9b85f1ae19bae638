// IP addresses as inet_ntop prints them.

const dotted = (bytes: string): string => Array.from(bytes, (byte) => byte.charCodeAt(0)).join('.');

/** 4 or 16 network-order bytes as text; empty for anything else. */
export function addressText(bytes: string): string {
  if (bytes.length === 4) return dotted(bytes);
  return bytes.length === 16 ? ipv6Text(bytes) : '';
}

function ipv6Text(bytes: string): string {
  const words = Array.from({ length: 8 }, (_, i) => (bytes.charCodeAt(2 * i) << 8) | bytes.charCodeAt(2 * i + 1));
  const zeros = longestZeros(words);
  // inet_ntop prints v4-mapped and v4-compatible addresses with a dotted tail.
  if (zeros.start === 0 && (zeros.length === 6 || (zeros.length === 5 && words[5] === 0xffff))) {
    return `::${zeros.length === 5 ? 'ffff:' : ''}${dotted(bytes.slice(12))}`;
  }
  const hex = words.map((word) => word.toString(16));
  if (zeros.length < 2) return hex.join(':');
  return `${hex.slice(0, zeros.start).join(':')}::${hex.slice(zeros.start + zeros.length).join(':')}`;
}

/** The first of the longest runs of zero words. */
function longestZeros(words: readonly number[]): { start: number; length: number } {
  let best = { start: -1, length: 0 };
  for (let start = 0; start < 8; start++) {
    let end = start;
    while (end < 8 && words[end] === 0) end++;
    if (end - start > best.length) best = { start, length: end - start };
    start = Math.max(start, end - 1);
  }
  return best;
}
