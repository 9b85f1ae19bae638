// Socket addresses as people write them → as parameters and keyframes carry them, the way back from state/sockets/addresses.ts.
import { addressBytes } from '../../state/sockets/address-bytes.js';
import { AF } from '../../state/sockets/addresses.js';

export interface End {
  /** 4 or 16 network-order bytes. */
  readonly address: string;
  readonly port: number;
}

/** `10.0.0.1:443` or `[2001:db8::1]:443`; throws a string that says what is wrong. */
export function endOf(text: string): End {
  const [, six, four, port] = /^(?:\[([^\]]*)\]|([^:]*)):([0-9]{1,5})$/.exec(text) ?? [];
  const address = addressBytes(six ?? four ?? '');
  if (address === undefined || Number(port) > 0xffff) throw `'${text}' is no address with a port: 10.0.0.1:443 or [2001:db8::1]:443`;
  return { address, port: Number(port) };
}

/** `A->B`; throws a string. */
export function pairOf(text: string): { readonly source: End; readonly destination: End } {
  const [from, to, ...more] = text.split('->').map((part) => part.trim());
  if (to === undefined || more.length > 0) throw `'${text}' is no connection: 10.0.0.1:50000->10.0.0.2:443`;
  const source = endOf(from!), destination = endOf(to);
  if (source.address.length !== destination.address.length) throw `'${text}': both ends must be of one family`;
  return { source, destination };
}

export const familyOf = ({ address }: End): number => (address.length === 4 ? AF.INET : AF.INET6);

const portBytes = (port: number): string => String.fromCharCode(port & 0xff, port >> 8);
const endBytes = ({ address, port }: End): string => address + portBytes(port);
const word = '\0'.repeat(8);

/** An `addr` parameter: an address with its port, or the path of a unix socket. */
export function addrBytes(text: string): string {
  if (text.startsWith('/')) return `${String.fromCharCode(AF.UNIX)}${text}\0`;
  const end = endOf(text);
  return String.fromCharCode(familyOf(end)) + endBytes(end);
}

/** A `tuple` parameter: two ends, or the path of a unix socket. */
export function tupleBytes(text: string): string {
  if (text.startsWith('/')) return `${String.fromCharCode(AF.UNIX)}${word}${word}${text}\0`;
  const { source, destination } = pairOf(text);
  return String.fromCharCode(familyOf(source)) + endBytes(source) + endBytes(destination);
}
