// The event table as the one C header that the BPF program and the addon include (bpf/schema.gen.h).
// `npm run generate` writes it; a test compares the committed file with what this module says.
import { EVENT_CODES, EVENT_TYPES, eventType, type EventType, type Param } from './events.js';
import { FLAG_TABLES, type FlagRow, type FlagTable } from './flags.js';
import { BASE_TYPES, type BaseType } from './param-type.js';
import { SYSCALLS } from './syscalls.js';

const GENERIC = eventType(1)!;

/** Tables of single values, not of bits, though some of their parameters are called flags. */
const ENUMERATIONS = new Set<string>([
  'fcntl_commands', 'ptrace_requests', 'sockopt_levels', 'sockopt_options', 'semctl_commands',
  'quotactl_cmds', 'quotactl_types', 'quotactl_quota_fmts',
]);

/** Bytes that a value takes in user memory, where that differs from the 4 bytes of a C int. */
const MEMORY_SIZE: Partial<Record<BaseType, number>> = {
  u64: 8, i64: 8, u64x: 8, u16: 2, i16: 2, flags16: 2, u8: 1, i8: 1, flags8: 1, reltime: 16,
};

const constant = (prefix: string, name: string): string => `${prefix}_${name.toUpperCase()}`;

// The low two bits of open flags are a value (read, write, both), not bits. Only what opens a file has them: elsewhere
// the same table names close-on-exec and the like, and no O_RDONLY must appear from nothing.
const ACCESS_MODE = 3;
const opensFile = (type: EventType): boolean => type.params.some(({ name }) => name === 'dev');
const flagTable = (type: EventType, { table, base }: Param): string =>
  table === undefined || base === 'dyn' || !differs(table) ? 'FLAGS_SAME'
  : table === 'file_flags' && opensFile(type) ? 'FLAGS_OPEN_FLAGS'
  : constant('FLAGS', table);

/** Whether the numbers that rules see are not Linux's own; tables without Linux numbers share them. */
const differs = (table: FlagTable): boolean =>
  (FLAG_TABLES[table] as readonly FlagRow[]).some(([, value, linux]) => linux !== null && linux !== value);

interface Translation { readonly name: string; readonly fallback: number; readonly rows: string[] }

function translation(name: string, table: FlagTable, accessMode: boolean): Translation {
  const rows: readonly FlagRow[] = FLAG_TABLES[table];
  const enumerated = ENUMERATIONS.has(table);
  const unknown = rows.find(([label, , linux]) => linux === null && label.endsWith('UNKNOWN'));
  const fallback = enumerated ? (unknown?.[1] ?? 0) : 0;
  const mapped = new Map<number, { value: number; mask: number }>();
  for (const [label, value, linux] of rows) {
    if (linux === null) continue;
    const mode = table === 'file_flags' && linux < ACCESS_MODE && label !== 'O_LARGEFILE';
    if (linux === 0 && !mode && !enumerated) continue;
    if (mode && !accessMode) continue;
    // Several names for one number (F_SETLK and F_SETLK64): rules see the lower one on 64-bit machines.
    if (mapped.has(linux) && mapped.get(linux)!.value <= value) continue;
    mapped.set(linux, { value, mask: enumerated ? 0xffffffff : mode ? ACCESS_MODE : linux });
  }
  return {
    name, fallback,
    rows: [...mapped].map(([linux, { value, mask }]) => `{ ${hex(mask)}, ${hex(linux)}, ${hex(value)} }`),
  };
}

const translationRow = ({ name, fallback, rows }: Translation): string =>
  `{ ${constant('FLAGS', name)}, ${fallback}, ${rows.length}, { ${rows.join(', ')} } },`;

const hex = (value: number): string => `0x${value.toString(16)}u`;

function translations(): Translation[] {
  const tables = (Object.keys(FLAG_TABLES) as FlagTable[]).filter(differs).map((table) => translation(table, table, false));
  return [...tables, translation('open_flags', 'file_flags', true)];
}

/** How one parameter is copied: an initialiser of `struct copy` (bpf/wire.h). */
function copy(type: EventType, param: Param): string | undefined {
  const { index, base, storage, origin, pointed } = param;
  if (origin === 'none' || origin === 'probe') return undefined;
  const source = origin === 'ret' ? 'SOURCE_RETURN' : origin.slice(3);
  const out = pointed?.out ? 1 : 0;
  const row = (how: string, size: number | string, offset = 0): string => `{ ${index}, ${how}, ${source}, ${size}, ${out}, 0, ${offset} }`;
  if (storage === 'bytes') return row(type.row.category === 'io-read' ? 'COPY_FILLED' : 'COPY_PAYLOAD', lengthSource(type));
  if (base === 'addr') return row('COPY_ADDRESS', Number(source) + 1);
  if (storage === 'text' && base !== 'dyn') return row('COPY_TEXT', 0);
  if (pointed) return row('COPY_MEMORY', MEMORY_SIZE[base] ?? 4, pointed.offset);
  // The arguments that Falco stores as i64 are C ints: the upper half of their register means nothing.
  return row('COPY_VALUE', base === 'i64' && origin !== 'ret' ? 4 : 8);
}

function lengthSource(type: EventType): number {
  const length = type.params.find(({ name }) => name === 'size' || name === 'length');
  if (!length?.origin.startsWith('arg')) throw new Error(`event table: ${type.name} has payload but no argument that says how long it is`);
  return Number(length.origin.slice(3));
}

function syscallRow(number: number, name: string, id: number): string {
  const type = eventOf(name);
  if (!type) return genericRow(`[${number}]`, id, name);
  const copies = type.params.map((param) => copy(type, param)).filter((text) => text !== undefined);
  return `[${number}] = { ${constant('EVENT', type.name)}, ${copies.length}, { ${copies.join(', ')} } }, /* ${name} */`;
}

/** Calls without an event of their own: Falco's number, the machine's number and the result. */
const genericRow = (place: string, id: number, name: string): string => {
  const copies = [`{ 0, COPY_CONSTANT, 0, 0, 0, 0, ${id} }`, '{ 1, COPY_NUMBER }', '{ 2, COPY_VALUE, SOURCE_RETURN, 8 }'];
  return `${place} = { ${constant('EVENT', GENERIC.name)}, ${copies.length}, { ${copies.join(', ')} } }, /* ${name} */`;
};

const syscallOf = (type: EventType): string | null => (type.row.syscall === undefined ? type.name : type.row.syscall);
const fromSyscall = Object.values(EVENT_TYPES).filter((type) => type.row.source === undefined && type !== GENERIC);
const eventOf = (syscall: string): EventType | undefined => fromSyscall.find((type) => syscallOf(type) === syscall);

/** Number of the system call table's last row, which unknown calls share. */
const UNKNOWN_SYSCALL = 512;

function syscallRows(): string[] {
  const known = SYSCALLS.filter(([, , number]) => number >= 0 && number < UNKNOWN_SYSCALL).sort((a, b) => a[2] - b[2]);
  return [...known.map(([id, name, number]) => syscallRow(number, name, id)), genericRow(`[${UNKNOWN_SYSCALL}]`, 0, 'unknown')];
}

const eventRow = (type: EventType): string => {
  const params = type.params.map((param) => `{ ${constant('TYPE', param.base)}, ${flagTable(type, param)} }`);
  return `{ ${constant('EVENT', type.name)}, ${params.length}, { ${params.join(', ')} } },`;
};

const macro = (name: string, lines: readonly string[]): string => [`#define ${name}`, ...lines].join(' \\\n  ');
const byCode = Object.values(EVENT_TYPES).sort((a, b) => a.code - b.code);

/** Events that the kernel side makes: C code names their parameters. */
const made = byCode.filter((type) => type.row.source === undefined || type === EVENT_TYPES.procexit);
const recorded = [...fromSyscall.filter((type) => syscallOf(type) !== null), GENERIC, EVENT_TYPES.procexit].sort((a, b) => a.code - b.code);

/** The whole header. */
export function cHeader(): string {
  const tables = translations();
  return [
    '// Generated from src/schema (npm run generate); do not edit.',
    '// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only',
    '#pragma once',
    '',
    `#define EVENT_CODES ${EVENT_CODES}`,
    `#define UNKNOWN_SYSCALL ${UNKNOWN_SYSCALL}`,
    `#define EVENT_PARAMS ${Math.max(...byCode.map(({ params }) => params.length))}`,
    `#define PLAIN_PARAMS ${Math.max(...fromSyscall.map((type) => type.params.filter((param) => copy(type, param)).length))}`,
    '',
    ...byCode.map(({ name, code }) => `#define ${constant('EVENT', name)} ${code}`),
    '',
    '// Positions of parameters.',
    ...made.flatMap(({ name, params }) => params.map((param) => `#define ${constant(constant('PARAM', name), param.name)} ${param.index}`)),
    '',
    `enum base_type {\n${Object.keys(BASE_TYPES).map((type) => `  ${constant('TYPE', type)},`).join('\n')}\n};`,
    '',
    `enum flag_table {\n  FLAGS_SAME,\n${tables.map(({ name }) => `  ${constant('FLAGS', name)},`).join('\n')}\n};`,
    '',
    '// { table, value for what no row names, number of rows, { { mask, Linux, Falco } … } }',
    macro('TRANSLATION_ROWS', tables.map(translationRow)),
    '',
    '// { code, number of parameters, { { type, flag table } … } }',
    macro('EVENT_ROWS', recorded.map(eventRow)),
    '',
    '// By number on x86-64: { event code, number of copies, { struct copy … } }',
    macro('SYSCALL_ROWS', syscallRows()),
    '',
  ].join('\n');
}
