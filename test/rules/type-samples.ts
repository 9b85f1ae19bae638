// For each field type, values that a field of it can have, and what may be written beside it. A new type needs its row here.
import type { FieldType } from '../../src/rules/field.js';
import type { Single } from './one-field.js';

export interface Sample {
  readonly values: readonly [Single, Single];
  /** The first is how the first value is written. */
  readonly written: readonly [string, string];
}

const texts: Sample = { values: ['/etc/passwd', 'Bash'], written: ['/etc/passwd', 'bash'] };
const numbers: Sample = { values: [5, 80], written: ['5', '7'] };

export const SAMPLES: { readonly [T in FieldType]: Sample } = {
  charbuf: texts, fspath: texts, bytebuf: { values: ['\x7fELF\0', 'Bash'], written: ['ELF', 'bash'] },
  bool: { values: [true, false], written: ['true', 'false'] },
  int8: { values: [-1, 80], written: ['255', '7'] }, int16: { values: [-1, 80], written: ['65535', '7'] },
  int32: { values: [-5, 80], written: ['-5', '7'] }, int64: { values: [-5, 80], written: ['-5', '7'] },
  uint8: { values: [44, 80], written: ['300', '7'] }, uint16: numbers, uint32: numbers,
  uint64: { values: [18446744073709551615n, 80], written: ['-1', '7'] },
  port: { values: [22, 80], written: ['ssh', '65558'] }, pid: numbers, fd: { values: [-1, 3], written: ['-1', '3'] },
  flags32: numbers, mode: numbers, reltime: numbers, abstime: numbers, double: numbers,
  ipaddr: { values: ['\x0a\0\0\x01', `${'\0'.repeat(15)}\x01`], written: ['10.0.0.1', '::1'] },
  ipnet: { values: ['\x0a\0\0\x01', `${'\0'.repeat(15)}\x01`], written: ['10.0.0.0/8', '::/64'] },
};
