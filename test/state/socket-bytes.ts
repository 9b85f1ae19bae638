// Socket addresses as parameters carry them.

export const ip4 = (text: string): string => String.fromCharCode(...text.split('.').map(Number));

/** Eight hexadecimal words, written out. */
export const ip6 = (text: string): string =>
  text.split(':').map((word) => String.fromCharCode(parseInt(word, 16) >> 8, parseInt(word, 16) & 0xff)).join('');

const port = (n: number): string => String.fromCharCode(n & 0xff, n >> 8);
const split = (end: string): [string, number] => {
  const at = end.lastIndexOf(':');
  return [end.slice(0, at), Number(end.slice(at + 1))];
};
const end4 = (end: string): string => ip4(split(end)[0]) + port(split(end)[1]);
const end6 = (end: string): string => ip6(split(end)[0]) + port(split(end)[1]);

export const addr4 = (end: string): string => `\x02${end4(end)}`;
export const addr6 = (end: string): string => `\x0a${end6(end)}`;
export const addrUnix = (path: string): string => `\x01${path}\0`;
export const tuple4 = (source: string, destination: string): string => `\x02${end4(source)}${end4(destination)}`;
export const tuple6 = (source: string, destination: string): string => `\x0a${end6(source)}${end6(destination)}`;

const word = (n: number): string => String.fromCharCode(n & 0xff, (n >> 8) & 0xff, 0, 0, 0, 0, 0, 0);
export const tupleUnix = (source: number, destination: number, path: string): string => `\x01${word(source)}${word(destination)}${path}\0`;
