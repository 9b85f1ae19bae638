// Macros about addresses: DuckDB's own extension for them is not part of every build, and nothing is downloaded here.
import type { MacroDefinition } from './relation.js';

const GROUPS = `string_split(text, ':')`;

/** IPv6 text as 32 hexadecimal digits: what :: leaves out is filled in, and each group to four digits. */
const DIGITS = `array_to_string(list_transform(
  CASE WHEN contains(text, '::')
    THEN list_filter(string_split(split_part(text, '::', 1), ':'), lambda g: g <> '')
      || list_resize([]::VARCHAR[], greatest(0, 8 - len(list_filter(${GROUPS}, lambda g: g <> ''))), '0')
      || list_filter(string_split(split_part(text, '::', 2), ':'), lambda g: g <> '')
    ELSE ${GROUPS} END,
  lambda g: lpad(g, 4, '0')), '')`;

const PRIVATE = [
  '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '169.254.0.0/16', '100.64.0.0/10', 'fc00::/7', 'fe80::/10', '::1/128',
];

const dotted = (text: string): string => [1, 2, 3, 4]
  .map((part, index) => `(try_cast(split_part(${text}, '.', ${part}) AS UHUGEINT) * ${2 ** (24 - 8 * index)})`).join(' + ');

export const ADDRESS_MACROS: readonly MacroDefinition[] = [
  { name: 'ip6_number', parameters: ['text'], rows: false, about: 'Number of an IPv6 address without dots.',
    body: `try_cast('0x' || substr(${DIGITS}, 1, 16) AS UBIGINT)::UHUGEINT * 18446744073709551616::UHUGEINT
      + try_cast('0x' || substr(${DIGITS}, 17, 16) AS UBIGINT)::UHUGEINT` },
  { name: 'ip_number', parameters: ['text'], rows: false,
    about: 'An address as a number, to compare and sort by. An IPv4 address is the number of the IPv6 address that it is mapped to.',
    body: `CASE WHEN contains(text, '.') THEN ${dotted(`regexp_replace(text, '^.*:', '')`)} + 281470681743360::UHUGEINT
      WHEN contains(text, ':') THEN ip6_number(text) END` },
  { name: 'prefix_bits', parameters: ['subnet'], rows: false, about: 'Bits of the address, counted as IPv6, that a subnet fixes.',
    body: `coalesce(try_cast(nullif(split_part(subnet, '/', 2), '') AS INTEGER), CASE WHEN contains(subnet, '.') THEN 32 ELSE 128 END)
      + CASE WHEN contains(subnet, '.') THEN 96 ELSE 0 END` },
  { name: 'in_subnet', parameters: ['address', 'subnet'], rows: false,
    about: `Whether an address is in a subnet: in_subnet(remote, '10.0.0.0/8'), in_subnet(remote, '2001:db8::/32').`,
    body: `CASE WHEN prefix_bits(subnet) = 0 THEN address IS NOT NULL
      ELSE ip_number(address) >> (128 - prefix_bits(subnet))::UHUGEINT
        = ip_number(split_part(subnet, '/', 1)) >> (128 - prefix_bits(subnet))::UHUGEINT END` },
  { name: 'is_private', parameters: ['address'], rows: false,
    about: 'Whether an address is of a private, local or link-local range, and so not of the Internet.',
    body: PRIVATE.map((subnet) => `in_subnet(address, '${subnet}')`).join(' OR ') },
  { name: 'address_part', parameters: ['text'], rows: false, about: 'The IP address in `ADDRESS:PORT`; NULL where there is none.',
    body: `nullif(regexp_extract(text, '^([0-9a-fA-F.:]+):[0-9]+$', 1), '')` },
  { name: 'port_part', parameters: ['text'], rows: false, about: 'The port in `ADDRESS:PORT`; NULL where there is none.',
    body: `try_cast(nullif(regexp_extract(text, '^[0-9a-fA-F.:]+:([0-9]+)$', 1), '') AS INTEGER)` },
];
