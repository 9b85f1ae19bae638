// What opens and sockets tell, against what the program knows.
import { describe, expect, test } from 'vitest';
import { Addresses } from '../../src/state/sockets/addresses.js';
import { Texts } from '../../src/capture/texts.js';
import { obstacle, recorded, script, title } from './recorded.js';

const PORT = 20_011;
const CREATED = 0x4000, CREAT = 4, WRONLY = 2, TRUNC = 256, CLOEXEC = 4096;

describe.skipIf(obstacle)(title('files and sockets'), () => {
  test('an open has the inode it opened, and whether it made it', async () => {
    const { events } = await recorded(['sh', '-c', 'f=$(mktemp -u); echo a > $f; echo b > $f; rm $f; cat $f 2>/dev/null']);
    const opens = events.filter(({ event, params }) => event === 'openat' && /tmp\.\w+$/.test(params.name as string));
    const bits = CREAT | WRONLY | TRUNC;
    expect(opens.map(({ params }) => params.flags)).toEqual([bits | CREATED, bits, 1]);
    expect(opens[0]!.params.ino).toBe(opens[1]!.params.ino);
    expect(opens[2]!.params).toMatchObject({ fd: -2, ino: NaN, dev: NaN });
    const removal = events.findLast(({ event }) => event === 'unlinkat')!;
    expect(removal.params).toMatchObject({ res: 0, dirfd: -100, name: opens[0]!.params.name });
  });

  test('connect and accept see the same connection from both ends', async () => {
    const { events } = await recorded(script(
      `const net = require('net'); const s = net.createServer((c) => c.end()).listen(${PORT}, '127.0.0.1', () =>
         net.connect(${PORT}, '127.0.0.1').resume().on('close', () => s.close()))`));
    const texts = new Texts(), addresses = new Addresses(texts);
    const ends = (name: string) => {
      const { params } = events.find(({ event }) => event === name)!;
      const { source, sourcePort, destination, destinationPort } = addresses.tuple(texts.intern(params.tuple as string))!;
      return [`${addresses.text(source)}:${sourcePort}`, `${addresses.text(destination)}:${destinationPort}`];
    };
    const [client, server] = ends('connect');
    expect(server).toBe(`127.0.0.1:${PORT}`);
    expect(client).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(ends('accept4')).toEqual([client, server]);
    expect(events.find(({ event }) => event === 'socket')?.params).toMatchObject({ domain: 2, flags: CLOEXEC | 64 });
    expect(events.find(({ event }) => event === 'bind')?.params.addr).toBe('\x02\x7f\0\0\x01\x2b\x4e');
  });

  test('pipes, timeouts and limits are read through their pointers', async () => {
    const { events } = await recorded(['sh', '-c', 'ulimit -n 1013; echo x | cat >/dev/null; sleep 0.013']);
    const pipe = events.find(({ event }) => event === 'pipe2' || event === 'pipe')!;
    expect(pipe.params).toMatchObject({ res: 0, fd2: (pipe.params.fd1 as number) + 1 });
    expect(pipe.params.ino).toBeGreaterThan(0);
    expect(events.some(({ params }) => params.newcur === 1013 && params.resource === 7)).toBe(true);
  });
});
