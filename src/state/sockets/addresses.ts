// Socket addresses: the bytes that `addr` and `tuple` parameters hold, and how they are shown.
import { EMPTY, type TextId, type Texts } from '../../capture/texts.js';
import { addressText } from './address-text.js';

export const AF = { UNIX: 1, INET: 2, INET6: 10, NETLINK: 16 } as const;

/** One end: 4 or 16 network-order bytes and a port, or a unix path. */
export interface SocketAddress {
  readonly family: number;
  readonly address: TextId;
  readonly port: number;
  readonly path: TextId;
}

/** Both ends. Of a pair of v4-mapped IPv6 addresses Falco says that it is IPv4, and so do we. */
export interface Tuple {
  readonly family: number;
  readonly source: TextId;
  readonly sourcePort: number;
  readonly destination: TextId;
  readonly destinationPort: number;
  /** Of a unix tuple, with `text` the whole of what is shown. */
  readonly path: TextId;
}

const MAPPED = `${'\0'.repeat(10)}\xff\xff`;

/** What addresses decode to, by text; each is decoded once. */
export class Addresses {
  private readonly tuples: (Tuple | null | undefined)[] = [];
  private readonly ends: (SocketAddress | null | undefined)[] = [];
  private readonly shown = new Map<TextId, string>();
  /** IPv4 addresses by their 32 bits: most tuples hold two that are known already. */
  private readonly known4 = new Map<number, TextId>();
  /** 0.0.0.0 and ::, which stand for unknown. */
  readonly zero4: TextId;
  readonly zero6: TextId;

  constructor(private readonly texts: Texts) {
    this.zero4 = texts.intern('\0'.repeat(4));
    this.zero6 = texts.intern('\0'.repeat(16));
  }

  isZero(address: TextId): boolean {
    return address === this.zero4 || address === this.zero6;
  }

  /** Both ends of a `tuple` parameter; undefined when it is absent or of no family that we know. */
  tuple(id: TextId): Tuple | undefined {
    let tuple = this.tuples[id];
    if (tuple === undefined) tuple = this.tuples[id] = this.decodeTuple(this.texts.value(id)) ?? null;
    return tuple ?? undefined;
  }

  /** The address in an `addr` parameter. */
  address(id: TextId): SocketAddress | undefined {
    let address = this.ends[id];
    if (address === undefined) address = this.ends[id] = this.decodeAddress(this.texts.value(id)) ?? null;
    return address ?? undefined;
  }

  /** An IP address as inet_ntop prints it. */
  text(address: TextId): string {
    let text = this.shown.get(address);
    if (text === undefined) this.shown.set(address, text = addressText(this.texts.value(address)));
    return text;
  }

  private decodeTuple(bytes: string): Tuple | undefined {
    const family = bytes.charCodeAt(0);
    if (family === AF.INET && bytes.length >= 13) return this.pair(AF.INET, bytes, 4, '');
    if (family === AF.INET6 && bytes.length >= 37) {
      const mapped = bytes.startsWith(MAPPED, 1) && bytes.startsWith(MAPPED, 19);
      return mapped ? this.pair(AF.INET, bytes, 16, MAPPED) : this.pair(AF.INET6, bytes, 16, '');
    }
    if (family !== AF.UNIX || bytes.length < 17) return undefined;
    const path = this.texts.intern(untilNul(bytes.slice(17)));
    return { family, source: EMPTY, sourcePort: 0, destination: EMPTY, destinationPort: 0, path };
  }

  /** A pair of addresses of so many bytes, of which a prefix is left out. */
  private pair(family: number, bytes: string, width: number, prefix: string): Tuple {
    const end = (at: number): TextId => this.bytesOfAddress(bytes, at + prefix.length, at + width);
    const second = 1 + width + 2;
    return {
      family, path: EMPTY,
      source: end(1), sourcePort: word(bytes, 1 + width),
      destination: end(second), destinationPort: word(bytes, second + width),
    };
  }

  private bytesOfAddress(bytes: string, from: number, to: number): TextId {
    if (to - from !== 4) return this.texts.intern(bytes.slice(from, to));
    const number = word(bytes, from) | word(bytes, from + 2) << 16;
    let id = this.known4.get(number);
    if (id === undefined) this.known4.set(number, id = this.texts.intern(bytes.slice(from, to)));
    return id;
  }

  private decodeAddress(bytes: string): SocketAddress | undefined {
    const family = bytes.charCodeAt(0);
    const width = family === AF.INET ? 4 : family === AF.INET6 ? 16 : 0;
    if (width > 0 && bytes.length >= 3 + width) {
      const address = bytes.slice(1, 1 + width);
      return { family, address: this.texts.intern(address), port: word(bytes, 1 + width), path: EMPTY };
    }
    if (family !== AF.UNIX) return undefined;
    return { family, address: EMPTY, port: 0, path: this.texts.intern(untilNul(bytes.slice(1))) };
  }
}

/** The IPv4 address in a v4-mapped IPv6 one (all as bytes); undefined for others. */
export const unmapped = (bytes: string): string | undefined =>
  bytes.length === 16 && bytes.startsWith(MAPPED) ? bytes.slice(12) : undefined;

const word = (bytes: string, at: number): number => bytes.charCodeAt(at) | (bytes.charCodeAt(at + 1) << 8);

/** Text up to its NUL. An abstract unix name begins with one; Falco shows nothing of it. */
function untilNul(bytes: string): string {
  const end = bytes.indexOf('\0');
  return end < 0 ? bytes : bytes.slice(0, end);
}
