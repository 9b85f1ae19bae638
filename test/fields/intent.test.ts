// Where Falco has a known bug, conditions do what their author meant: the table of docs/compatibility.md, asked.
import { expect, test } from 'vitest';
import { compileFilter } from '../../src/rules/filter.js';
import { descriptor, INIT, snapshot, Story, thread } from '../state/story.js';

const ip4 = (...bytes: number[]): string => String.fromCharCode(...bytes);

const story = new Story(snapshot({
  threads: [
    INIT,
    thread({ tid: 50, ptid: 1, comm: 'sshd', args: '-D\0', env: 'LANG=C\0' }),
    thread({ tid: 100, ptid: 50, comm: 'bash', args: '-l\0', env: 'HOME=/root\0' }),
    thread({ tid: 200, ptid: 100, comm: 'curl' }),
  ],
  descriptors: [{ pid: 200, entries: [descriptor({
    fd: 6, type: 'ipv4', name: '10.0.0.1:4000->8.8.8.8:53',
    socket: { l4: 'udp', listening: false, role: 'client', connected: true, source: ip4(10, 0, 0, 1), sourcePort: 4000,
      destination: ip4(8, 8, 8, 8), destinationPort: 53 },
  })] }],
})).now('fstat', { res: 0, fd: 6 }, { tid: 200 });

test.each([
  ['fd.ip in (1.1.1.1, 8.8.8.8)', true],
  ['fd.ip in (1.1.1.1, 8.8.4.4)', false],
  ['proc.apid in (7, 50)', true],
  ['proc.apid in (7, 200)', false],
  ['evt.rawarg.fd in (5, 6)', true],
  ['fd.net in (192.168.0.0/16, "8.0.0.0/8")', true],
  ['fd.net in (192.168.0.0/16, 172.16.0.0/12)', false],
  ['proc.aname = anyof (nginx, sshd)', true],
  ['proc.aname startswith oneof (nginx, ssh)', true],
  ['proc.aenv[2] = "LANG=C"', true],
  ['proc.aenv[1] = "LANG=C"', false],
  ['proc.aargs = -D', true],
  ['proc.aargs = "-l -D"', false],
])('%s: %s', (condition, verdict) => {
  expect(compileFilter(condition, story.event.state).test(story.event)).toBe(verdict);
});
