// Parameters of events as columns: how each is kept, and what of it `events` has already.
import type { EventType, Param } from '../../schema/events.js';
import type { BaseType } from '../../schema/param-type.js';
import { ATTACHED_FD } from '../../state/descriptors/attached-fd.js';

/** How a parameter is kept: as a number of so many bits, as the number of a text, or as its bytes. */
export type Kept = 'INTEGER' | 'BIGINT' | 'UBIGINT' | 'TIMESTAMP_NS' | 'text' | 'BLOB';

const KEPT: Readonly<Record<BaseType, Kept>> = {
  i8: 'INTEGER', i16: 'INTEGER', i32: 'INTEGER', i32x: 'INTEGER', u8: 'INTEGER', u8x: 'INTEGER', u16: 'INTEGER',
  sig: 'INTEGER', port: 'INTEGER', flags8: 'INTEGER', flags16: 'INTEGER', enum8: 'INTEGER', enum16: 'INTEGER', scid: 'INTEGER',
  i64: 'BIGINT', u32: 'BIGINT', u32x: 'BIGINT', u32o: 'BIGINT', errno: 'BIGINT', fd: 'BIGINT', fd32: 'BIGINT',
  pid: 'BIGINT', pid32: 'BIGINT', uid: 'BIGINT', gid: 'BIGINT', flags32: 'BIGINT', enum32: 'BIGINT', mode: 'BIGINT',
  sigset: 'BIGINT', reltime: 'UBIGINT', u64: 'UBIGINT', u64x: 'UBIGINT', abstime: 'TIMESTAMP_NS',
  str: 'text', path: 'text', relpath: 'text', strings: 'text', addr: 'text', tuple: 'text', fdlist: 'text', dyn: 'text',
  ip4: 'text', ip6: 'text',
  bytes: 'BLOB',
};

export const keptAs = ({ base }: Param): Kept => KEPT[base];

/** Its type in the table of its event. */
export const storedType = (param: Param): string => (keptAs(param) === 'text' ? 'INTEGER' : keptAs(param));

/** The column of `events` that holds this parameter: its result, or the descriptor that it works on. */
export function commonColumn(type: EventType, { index }: Param): 'result' | 'fd' | undefined {
  const answers = (type.code & 1) === 1 && type.row.source === undefined && type.name !== 'syscall';
  if (index === 0 && answers) return 'result';
  return ATTACHED_FD[type.name] === index ? 'fd' : undefined;
}

/** Parameters that need a table of their own. */
export const ownParams = (type: EventType): readonly Param[] =>
  type.params.filter((param) => commonColumn(type, param) === undefined && keptAs(param) !== 'BLOB');

/** Parameters that are payload: few events have any, and a column without values costs as much as one with them. */
export const payloadParams = (type: EventType): readonly Param[] => type.params.filter((param) => keptAs(param) === 'BLOB');

/** Parameters that are paths, which may start from where the process or a descriptor stands. */
export const pathParams = (type: EventType): readonly Param[] => type.params.filter(({ base }) => base === 'path' || base === 'relpath');

/** The column with a path made absolute. */
export const absoluteName = ({ name }: Param): string => `${name}_absolute`;
