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

/** By its text, since the numbers of nine subnets would have to be asked of each address. */
const PRIVATE = [
  '10[.]', '127[.]', '192[.]168[.]', '169[.]254[.]', '172[.](1[6-9]|2[0-9]|3[01])[.]', '100[.](6[4-9]|[789][0-9]|1[01][0-9]|12[0-7])[.]',
  '::1$', 'f[cd][0-9a-f]{2}:', 'fe[89ab][0-9a-f]:',
];

/** The 32 bits of dotted text, which may come after the `::ffff:` of a mapped address. */
const DOTTED = [1, 2, 3, 4]
  .map((part, index) => `(try_cast(split_part(split_part(text, ':', -1), '.', ${part}) AS BIGINT) << ${24 - 8 * index})`).join(' + ');

/** Equal as far as the subnet says; `width` is how many bits an address has. */
const sameNet = (number: string, width: number): string => `CASE WHEN prefix_bits(subnet) = 0 THEN true ELSE
  ${number}(address) >> (${width} - prefix_bits(subnet)) = ${number}(split_part(subnet, '/', 1)) >> (${width} - prefix_bits(subnet)) END`;

export const ADDRESS_MACROS: readonly MacroDefinition[] = [
  { name: 'ip6_number', parameters: ['text'], rows: false, about: 'Number of an IPv6 address without dots.',
    body: `try_cast('0x' || substr(${DIGITS}, 1, 16) AS UBIGINT)::UHUGEINT * 18446744073709551616::UHUGEINT
      + try_cast('0x' || substr(${DIGITS}, 17, 16) AS UBIGINT)::UHUGEINT` },
  { name: 'ip4_number', parameters: ['text'], rows: false, about: 'Number of an IPv4 address, or of one mapped to IPv6.', body: DOTTED },
  { name: 'ip_number', parameters: ['text'], rows: false,
    about: 'An address as a number, to compare and sort by. An IPv4 address is the number of the IPv6 address that it is mapped to.',
    body: `CASE WHEN contains(text, '.') THEN ip4_number(text)::UHUGEINT + 281470681743360::UHUGEINT
      WHEN contains(text, ':') THEN ip6_number(text) END` },
  { name: 'prefix_bits', parameters: ['subnet'], rows: false, about: 'Bits of the address that a subnet fixes.',
    body: `coalesce(try_cast(nullif(split_part(subnet, '/', 2), '') AS UTINYINT), CASE WHEN contains(subnet, '.') THEN 32 ELSE 128 END)` },
  { name: 'in_subnet', parameters: ['address', 'subnet'], rows: false,
    about: `Whether an address is in a subnet: in_subnet(remote, '10.0.0.0/8'), in_subnet(remote, '2001:db8::/32').`,
    body: `CASE WHEN address IS NULL OR contains(subnet, '.') <> contains(address, '.') THEN CASE WHEN address IS NOT NULL THEN false END
      WHEN contains(subnet, '.') THEN ${sameNet('ip4_number', 32)}
      ELSE ${sameNet('ip6_number', 128).replaceAll('- prefix_bits(subnet))', '- prefix_bits(subnet))::UHUGEINT')} END` },
  { name: 'is_private', parameters: ['address'], rows: false,
    about: 'Whether an address is of a private, local or link-local range, and so not of the Internet.',
    body: `regexp_matches(address, '^(::ffff:)?(${PRIVATE.join('|')})', 'i')` },
  { name: 'address_part', parameters: ['text'], rows: false, about: 'The IP address in `ADDRESS:PORT`; NULL where there is none.',
    body: `nullif(regexp_extract(text, '^([0-9a-fA-F.:]+):[0-9]+$', 1), '')` },
  { name: 'port_part', parameters: ['text'], rows: false, about: 'The port in `ADDRESS:PORT`; NULL where there is none.',
    body: `try_cast(nullif(regexp_extract(text, '^[0-9a-fA-F.:]+:([0-9]+)$', 1), '') AS INTEGER)` },
];
