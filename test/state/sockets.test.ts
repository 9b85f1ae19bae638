// Sockets: their ends, their names, and who is client and who server.
import { describe, expect, test } from 'vitest';
import { nameChanged } from '../../src/state/current-event.js';
import { isLocal } from '../../src/state/sockets/locality.js';
import { addressName, tupleText } from '../../src/state/sockets/socket-names.js';
import { addr4, addr6, addrUnix, ip4, ip6, tuple4, tuple6, tupleUnix } from './socket-bytes.js';
import { descriptor, INIT, snapshot, Story, thread, told, type Told } from './story.js';

const HERE = { name: 'eth0', address: ip4('10.0.0.5'), netmask: ip4('255.255.255.0'), broadcast: '' };
const LOOP = { name: 'lo', address: ip4('127.0.0.1'), netmask: ip4('255.0.0.0'), broadcast: '' };
const SIX = { name: 'eth0', address: ip6('2001:db8:0:1:0:0:0:5'), netmask: '', broadcast: '' };

const onNetwork = (): Story => new Story(snapshot({ interfaces: [LOOP, HERE, SIX] }));
const socket = (domain = 2, type = 1, proto = 0): Told => told('socket', { fd: 3, domain, type, proto });
const UDP = socket(2, 2);

/** The descriptor 3 as one line: type, protocol, role, whether connected, name. */
function line(story: Story, fd = 3): string {
  const open = story.thread().process.fds.get(fd)!;
  const { l4, role, connected, listening } = open.socket!;
  return [open.type, l4, listening ? 'listening' : role, connected ? 'connected' : '-', story.text(open.name)].join(' ');
}
const after = (...events: Told[]): string => line(onNetwork().tell(events));

test.each([
  [socket(1), 'unix unknown none - '],
  [socket(2, 1), 'ipv4 tcp none - '],
  [socket(2, 1 | 0o2004000), 'ipv4 tcp none - '],
  [socket(10, 2), 'ipv6 udp none - '],
  [socket(2, 3, 6), 'ipv4 raw none - '],
  [socket(2, 3, 1), 'ipv4 icmp none - '],
  [socket(2, 3, 255), 'ipv4 raw none - '],
  [socket(2, 3, 89), 'ipv4 unknown none - '],
  [socket(16, 3), 'netlink unknown none - '],
  [socket(17, 3), 'unknown unknown none - '],
])('socket $params.domain $params.type $params.proto', (event, shown) => {
  expect(after(event)).toBe(shown);
});

test('SOCK_CLOEXEC is heeded', () => {
  expect(onNetwork().tell([socket(2, 1 | 0o2000000)]).thread().process.fds.closesOnExec(3)).toBe(true);
});

test('socketpair makes two', () => {
  const story = onNetwork().now('socketpair', { res: 0, fd1: 3, fd2: 4, domain: 1, type: 1, proto: 0 });
  expect([line(story, 3), line(story, 4)]).toEqual(['unix unknown none - ', 'unix unknown none - ']);
});

describe('bind', () => {
  const bind = (addr: string, res = 0): Told => told('bind', { res, addr, fd: 3 });

  test.each([
    [socket(), bind(addr4('0.0.0.0:80')), 'ipv4 tcp listening - 0.0.0.0:80'],
    [socket(), bind(addr4('0.0.0.0:0')), 'ipv4 tcp none - 0.0.0.0:0'],
    [socket(), bind(addr4('0.0.0.0:80'), -98), 'ipv4 tcp none - '],
    [socket(10), bind(addr6('0:0:0:0:0:0:0:0:80')), 'ipv6 tcp listening - :::80'],
    [socket(10), bind(addr6('0:0:0:0:0:ffff:a00:5:80')), 'ipv4 tcp listening - ::ffff:10.0.0.5:80'],
    [socket(1), bind(addrUnix('/run/x')), 'unix unknown none - /run/x'],
  ])('%#', (made, bound, shown) => {
    expect(after(made, bound)).toBe(shown);
  });

  test('the bound address is the destination', () => {
    const story = onNetwork().tell([socket(), bind(addr4('10.0.0.5:80'))]);
    const destination = story.state.texts.intern(ip4('10.0.0.5'));
    expect(story.event.fd!.socket).toMatchObject({ destination, destinationPort: 80, role: 'server' });
  });
});

describe('connect', () => {
  const connect = (params: Told['params']): Told => told('connect', { res: 0, fd: 3, ...params });
  const to = { addr: addr4('1.2.3.4:443'), tuple: tuple4('10.0.0.5:999', '1.2.3.4:443') };

  test.each([
    [socket(), connect(to), 'ipv4 tcp client connected 10.0.0.5:999->1.2.3.4:443'],
    [socket(), connect({ ...to, res: -115 }), 'ipv4 tcp client connected 10.0.0.5:999->1.2.3.4:443'],
    [socket(), connect({ ...to, res: -111 }), 'ipv4 tcp none - '],
    [socket(2, 3, 1), connect(to), 'ipv4 icmp client connected 10.0.0.5->1.2.3.4'],
    [socket(2, 3, 89), connect(to), 'ipv4 unknown client connected <unknown>'],
    [socket(10), connect({ tuple: tuple6('2001:db8:0:1:0:0:0:5:999', '0:0:0:0:0:0:0:1:443') }),
      'ipv6 tcp client connected 2001:db8:0:1::5:999->::1:443'],
    [socket(2, 3, 255), connect(to), 'ipv4 raw client connected 10.0.0.5->1.2.3.4'],
    [socket(10, 3, 255), connect({ tuple: tuple6('2001:db8:0:1:0:0:0:5:0', '0:0:0:0:0:0:0:1:0') }),
      'ipv6 raw client connected <unknown>'],
    [socket(10), connect({ tuple: tuple6('0:0:0:0:0:ffff:a00:5:999', '0:0:0:0:0:ffff:102:304:443') }),
      'ipv4 tcp client connected 10.0.0.5:999->1.2.3.4:443'],
    [socket(), connect({ addr: to.addr }), 'ipv4 tcp none connected '],
    [socket(10), connect({ addr: addr6('0:0:0:0:0:ffff:102:304:443') }), 'ipv4 tcp none connected '],
    [socket(1), connect({ tuple: tupleUnix(0xabc, 0, '/run/x') }), 'unix unknown client connected abc->0 /run/x'],
    [socket(1), connect({ addr: addrUnix('/run/x') }), 'unix unknown none connected /run/x'],
  ])('%#', (made, connected, shown) => {
    expect(after(made, connected)).toBe(shown);
  });

  test('a UDP server that connects keeps its end', () => {
    const bind = told('bind', { res: 0, addr: addr4('10.0.0.5:53'), fd: 3 });
    const shown = after(UDP, bind, connect({ tuple: tuple4('10.0.0.5:53', '1.2.3.4:999') }));
    expect(shown).toBe('ipv4 udp server connected 1.2.3.4:999->10.0.0.5:53');
  });
});

describe('accept', () => {
  test('makes a server\'s end', () => {
    const story = onNetwork().now('accept4', { fd: 5, tuple: tuple4('1.2.3.4:999', '10.0.0.5:80'), flags: 0o2000000 });
    expect(line(story, 5)).toBe('ipv4 tcp server connected 1.2.3.4:999->10.0.0.5:80');
    expect(story.thread().process.fds.closesOnExec(5)).toBe(true);
    expect(story.event.fdNum).toBe(5);
    expect(nameChanged(story.event)).toBe(true);
  });

  test('of nobody knows what makes nothing', () => {
    const story = onNetwork().now('accept', { fd: 5 });
    expect(story.thread().process.fds.get(5)).toBeUndefined();
    expect(story.event).toMatchObject({ fdNum: 5, fd: undefined });
  });

  test('on a unix socket', () => {
    const story = onNetwork().now('accept', { fd: 5, tuple: tupleUnix(1, 2, '/run/x') });
    expect(line(story, 5)).toBe('unix unknown server connected 1->2 /run/x');
  });
});

describe('traffic', () => {
  const bind = told('bind', { res: 0, addr: addr4('0.0.0.0:53'), fd: 3 });
  const send = (tuple: string, res = 10): Told => told('sendto', { res, fd: 3, tuple });
  const receive = (tuple: string, res = 10): Told => told('recvfrom', { res, fd: 3, tuple });
  const out = tuple4('10.0.0.5:999', '1.2.3.4:53');
  const back = tuple4('1.2.3.4:53', '10.0.0.5:999');

  test.each([
    ['a client begins by writing', [UDP, send(out)], 'ipv4 udp client connected 10.0.0.5:999->1.2.3.4:53'],
    ['and stays one when it is answered', [UDP, send(out), receive(back)], 'ipv4 udp client connected 10.0.0.5:999->1.2.3.4:53'],
    ['a server begins by reading', [UDP, receive(tuple4('1.2.3.4:999', '10.0.0.5:53'))],
      'ipv4 udp server connected 1.2.3.4:999->10.0.0.5:53'],
    ['a bound one is a server', [UDP, bind, receive(tuple4('1.2.3.4:999', '10.0.0.5:53'))],
      'ipv4 udp server - 1.2.3.4:999->10.0.0.5:53'],
    ['also when it writes', [UDP, bind, send(tuple4('10.0.0.5:53', '1.2.3.4:999'))], 'ipv4 udp server - 1.2.3.4:999->10.0.0.5:53'],
    ['the second datagram finds it connected', [UDP, bind, receive(tuple4('1.2.3.4:999', '10.0.0.5:53')),
      send(tuple4('10.0.0.5:53', '1.2.3.4:999'))], 'ipv4 udp server connected 1.2.3.4:999->10.0.0.5:53'],
    ['a zero address is this machine\'s', [UDP, send(tuple4('0.0.0.0:999', '10.0.0.77:53'))],
      'ipv4 udp client connected 10.0.0.5:999->10.0.0.77:53'],
    ['but not if that were the peer itself', [UDP, send(tuple4('0.0.0.0:53', '10.0.0.5:53'))],
      'ipv4 udp client connected 0.0.0.0:53->10.0.0.5:53'],
    ['a datagram to somebody else changes the ends', [UDP, told('connect', { res: 0, fd: 3, tuple: out }),
      send(tuple4('10.0.0.5:999', '5.6.7.8:77'))], 'ipv4 udp client connected 10.0.0.5:999->5.6.7.8:77'],
    ['over IPv6 too', [socket(10, 2), send(tuple6('2001:db8:0:1:0:0:0:5:9', '0:0:0:0:0:0:0:1:53')),
      send(tuple6('2001:db8:0:1:0:0:0:5:9', '0:0:0:0:0:0:0:2:54'))], 'ipv6 udp client connected 2001:db8:0:1::5:9->::2:54'],
    ['nothing on failure', [UDP, send(out, -11)], 'ipv4 udp none - '],
    ['an unknown protocol must be UDP', [socket(2, 3, 89), send(out)], 'ipv4 udp client connected 10.0.0.5:999->1.2.3.4:53'],
    ['a named TCP socket is left alone', [socket(), told('connect', { res: 0, fd: 3, tuple: out }), send(tuple4('9.9.9.9:1', '8.8.8.8:2'))],
      'ipv4 tcp client connected 10.0.0.5:999->1.2.3.4:53'],
    ['sending on nobody knows what makes a UDP socket', [send(out)], 'ipv4 udp client connected 10.0.0.5:999->1.2.3.4:53'],
    ['unix sockets are named for the tuple', [socket(1), receive(tupleUnix(1, 2, '/run/log'))], 'unix unknown none - 1->2 /run/log'],
    ['reading proves a connection', [socket(), told('read', { res: 3, fd: 3 })], 'ipv4 tcp none connected '],
    ['failing does not', [socket(), told('read', { res: -11, fd: 3 })], 'ipv4 tcp none - '],
  ] as const)('%s', (_, events, shown) => {
    expect(after(...events)).toBe(shown);
  });
});

describe('a snapshot', () => {
  const pair = (source: string, sourcePort: number, destination: string, destinationPort: number) =>
    ({ l4: 'tcp', listening: false, role: 'none', connected: false, source, sourcePort, destination, destinationPort }) as const;
  const listening = { ...pair('', 0, ip4('0.0.0.0'), 80), listening: true };
  const peer = ip4('1.2.3.4'), own = ip4('10.0.0.5'), six = ip6('0:0:0:0:0:0:0:1');
  const mapped = (end: string): string => ip6(`0:0:0:0:0:ffff:${end}`);
  const entries = [
    descriptor({ fd: 3, type: 'ipv4', name: '', socket: pair(own, 80, peer, 999) }),
    descriptor({ fd: 4, type: 'ipv4', name: '', socket: pair(own, 999, peer, 443) }),
    descriptor({ fd: 5, type: 'ipv6', name: '', socket: pair(six, 80, six, 999) }),
    descriptor({ fd: 6, type: 'ipv4', name: '', socket: pair(ip4('0.0.0.0'), 999, ip4('10.0.0.9'), 443) }),
    descriptor({ fd: 7, type: 'unix', name: '/run/x', socket: pair('', 0, '', 0) }),
    descriptor({ fd: 8, type: 'unix', name: '', socket: pair('', 0, '', 0) }),
    descriptor({ fd: 9, type: 'ipv4', name: '', socket: { ...pair(own, 1, peer, 0), l4: 'raw' } }),
    descriptor({ fd: 11, type: 'ipv6', name: '', socket: pair(mapped('a00:5'), 80, mapped('102:304'), 999) }),
    descriptor({ fd: 10, type: 'ipv6', name: '', socket: { ...pair(ip6('0:0:0:0:0:0:0:0'), 5, six, 6), l4: 'udp' } }),
  ];
  const story = new Story(snapshot({
    threads: [INIT, thread()], interfaces: [LOOP, HERE],
    descriptors: [{ pid: 100, entries }, { pid: 1, entries: [descriptor({ fd: 3, type: 'ipv4', name: '', socket: listening })] }],
  }));

  test.each([
    ['a server\'s end is where somebody listens', 3, 'ipv4 tcp server connected 1.2.3.4:999->10.0.0.5:80'],
    ['others are clients', 4, 'ipv4 tcp client connected 10.0.0.5:999->1.2.3.4:443'],
    ['IPv6 has no role', 5, 'ipv6 tcp none connected ::1:80->::1:999'],
    ['zero addresses are this machine\'s', 6, 'ipv4 tcp client connected 10.0.0.5:999->10.0.0.9:443'],
    ['a named unix socket is a server', 7, 'unix tcp server - /run/x'],
    ['a nameless one a client', 8, 'unix tcp client - '],
    ['names have ports, whatever the protocol', 9, 'ipv4 raw client - 10.0.0.5:1->1.2.3.4:0'],
    ['pairs of mapped addresses are of IPv4', 11, 'ipv4 tcp server connected 1.2.3.4:999->10.0.0.5:80'],
    ['zero IPv6 addresses stay', 10, 'ipv6 udp none - :::5->::1:6'],
  ])('%s', (_, fd, shown) => {
    expect(line(story, fd)).toBe(shown);
  });

  test('listening sockets are named for their address', () => {
    expect(story.nameOf(3, 1)).toBe('0.0.0.0:80');
  });
});

describe('local', () => {
  const inContainer = thread({ tid: 200, cgroups: `cpu=/docker/${'a'.repeat(64)}\0` });
  const other = thread({ tid: 300, cgroups: `cpu=/docker/${'b'.repeat(64)}\0` });
  const onHost = thread({ tid: 400, cgroups: `cpu=/docker/${'c'.repeat(64)}\0` });
  const known = [{ id: 'a'.repeat(12), ip: '172.17.0.2' }, { id: 'c'.repeat(12), ip: '0.0.0.0' }];
  const story = new Story(snapshot({
    threads: [thread(), inContainer, other, onHost], interfaces: [LOOP, HERE, SIX],
    containers: known.map((container) => ({ id: container.id, json: JSON.stringify(container) })),
  }));

  test.each([
    [100, ip4('10.0.0.5'), true], [100, ip4('1.2.3.4'), false], [100, ip4('172.17.0.2'), false],
    [100, ip6('2001:db8:0:1:9:9:9:9'), true], [100, ip6('2001:db8:0:2:9:9:9:9'), false],
    [200, ip4('172.17.0.2'), true], [200, ip4('10.0.0.5'), true], [200, ip6('2001:db8:0:1:9:9:9:9'), false],
    [300, ip4('172.17.0.2'), true], [300, ip4('10.0.0.5'), false], [400, ip4('10.0.0.5'), true], [400, ip4('172.17.0.2'), false],
  ])('%#', (tid, address, local) => {
    expect(isLocal(story.state, story.thread(tid), story.state.texts.intern(address))).toBe(local);
  });
});

test('parameters print as addresses', () => {
  const { state } = onNetwork();
  expect(tupleText(state, state.texts.intern(tuple4('1.2.3.4:5', '6.7.8.9:80')))).toBe('1.2.3.4:5->6.7.8.9:80');
  expect(state.texts.value(addressName(state, state.texts.intern('\x11rest')))).toBe('family 17');
});
