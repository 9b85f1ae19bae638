// The forms in which /proc writes things.
import { describe, expect, test } from 'vitest';
import { procAddressBytes } from '../../src/record/snapshot/address-bytes.js';
import { addressBytes } from '../../src/state/sockets/address-bytes.js';
import { cgroupsOf } from '../../src/record/snapshot/cgroups.js';
import { openFlags } from '../../src/record/snapshot/open-flags.js';
import { ancestors, descendants } from '../../src/record/snapshot/tree.js';
import { statusText } from '../../src/record/status-line.js';

describe('forms of /proc', () => {
  test('addresses', () => {
    expect(addressBytes('192.0.2.1')).toBe('\xc0\0\x02\x01');
    expect(addressBytes('fe80::1')).toBe(`\xfe\x80${'\0'.repeat(13)}\x01`);
    expect(addressBytes('::ffff:127.0.0.1')).toBe(`${'\0'.repeat(10)}\xff\xff\x7f\0\0\x01`);
    expect(procAddressBytes('0100007F')).toBe('\x7f\0\0\x01');
    expect(procAddressBytes('00000000000000000000000001000000')).toBe(`${'\0'.repeat(15)}\x01`);
  });

  test('cgroups of version 1, joined controllers included', () => {
    expect(cgroupsOf('5:blkio:/b\n4:memory:/docker/x\n2:cpu,cpuacct:/a\n1:cpuset:/\n'))
      .toBe('cpuset=/\0cpu=/a\0cpuacct=/a\0io=/b\0memory=/docker/x\0');
  });

  test('open flags', () => {
    expect(openFlags(0)).toBe(1);
    expect(openFlags(0o2)).toBe(3);
    expect(openFlags(0o2000000 | 0o1 | 0o100 | 0o1000)).toBe(4096 | 2 | 4 | 256);
  });

  test('trees', () => {
    const parentOf = new Map([[1, 0], [2, 1], [3, 2], [4, 2], [5, 3], [6, 1]]);
    expect([...descendants(2, parentOf)].sort()).toEqual([2, 3, 4, 5]);
    expect([...ancestors(5, parentOf)]).toEqual([3, 2, 1]);
  });

  test('the status line', () => {
    const stats = { events: 1234567, unknown: 0, drops: [{ cpu: 0, code: 9, count: 1021 }], ringUsed: [], ringBytes: 0, queued: 0 };
    expect(statusText(stats, 2500, 7_340_000)).toBe('recording: 1,234,567 events, 2,500/s, 7.3 MB, 1,021 lost');
  });
});
