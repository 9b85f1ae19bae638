// The small language of parameter types: `path`, `flags32(file_flags) = arg1`, `relpath@1`.
import { FLAG_TABLES, type FlagTable } from './flags.js';

/** How a column of such parameters is kept: numbers, ids of dictionary entries, or raw payload in a frame of its own. */
export type Storage = 'number' | 'text' | 'bytes';

/** Every base type, with its storage and (for numbers) whether values can be negative. */
export const BASE_TYPES = {
  i8: 'number', i16: 'number', i32: 'number', i64: 'number', i32x: 'number',
  u8: 'number', u16: 'number', u32: 'number', u64: 'number', u8x: 'number', u32x: 'number', u64x: 'number', u32o: 'number',
  errno: 'number', fd: 'number', fd32: 'number', pid: 'number', pid32: 'number', uid: 'number', gid: 'number',
  scid: 'number', sig: 'number', sigset: 'number', reltime: 'number', abstime: 'number', port: 'number',
  flags8: 'number', flags16: 'number', flags32: 'number', enum8: 'number', enum16: 'number', enum32: 'number',
  mode: 'number',
  str: 'text', path: 'text', relpath: 'text', strings: 'text', addr: 'text', tuple: 'text', fdlist: 'text', dyn: 'text',
  ip4: 'text', ip6: 'text',
  bytes: 'bytes',
} as const satisfies Record<string, Storage>;

export type BaseType = keyof typeof BASE_TYPES;

export type Origin = 'ret' | 'arg0' | 'arg1' | 'arg2' | 'arg3' | 'arg4' | 'arg5' | 'probe' | 'none';

export interface ParamType {
  readonly base: BaseType;
  readonly storage: Storage;
  /** Table of names for flags, enumerations and modes. */
  readonly table?: FlagTable;
  /** For `relpath@N`: position of the descriptor parameter that the path is relative to. */
  readonly relativeTo?: number;
  readonly origin: Origin;
  /** Set where the value lies in memory that the argument points at: how far in, and whether only success puts it there. */
  readonly pointed?: { readonly offset: number; readonly out: boolean };
}

const SHAPE = /^([a-z]+[0-9]*[xo]?)(?:\((\w+)\))?(?:@(\d+))?(?: = (?:(ret|arg[0-5]|probe)|([*>])(arg[0-5])(?:\+(\d+))?))?$/;

/** Parses one parameter type of the event table; throws on a typing error in the table itself. */
export function parseParamType(text: string): ParamType {
  const match = SHAPE.exec(text);
  const base = match?.[1] as BaseType;
  if (!match || !(base in BASE_TYPES)) throw new Error(`event table: no such parameter type: ${text}`);
  const [, , table, relativeTo, direct, mark, pointer, offset] = match;
  const tableKnown = table === undefined || table in FLAG_TABLES || base === 'dyn';
  if (!tableKnown) throw new Error(`event table: no such flag table: ${text}`);
  return {
    base,
    storage: BASE_TYPES[base],
    ...(table !== undefined && { table: table as FlagTable }),
    ...(relativeTo !== undefined && { relativeTo: Number(relativeTo) }),
    origin: (direct ?? pointer ?? 'none') as Origin,
    ...(mark !== undefined && { pointed: { offset: Number(offset ?? 0), out: mark === '>' } }),
  };
}
