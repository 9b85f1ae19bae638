// Filters that sysdig and falco-rec both understand, made from templates: each operator on each field that takes it, with values
// that occur in the corpus, and some of these joined by and, or, not.

/** Texts: a value that occurs, and a second one. */
const TEXTS: Readonly<Record<string, readonly [string, string]>> = {
  'evt.type': ['open', 'read'], 'evt.res': ['SUCCESS', 'ENOENT'], 'evt.category': ['file', 'net'],
  'proc.name': ['apache2', 'bash'], 'proc.pname': ['bash', 'containerd-shim'], 'proc.exe': ['/usr/sbin/apache2', 'bash'],
  'proc.cmdline': ['bash', 'cat /etc/passwd'], 'proc.args': ['-k', 'shell'], 'proc.cwd': ['/', '/root/'],
  'proc.exepath': ['/bin/bash', '/usr/bin/curl'], 'proc.aname[2]': ['bash', 'containerd-shim'],
  'fd.name': ['/etc/ld.so.cache', '/dev/null'], 'fd.type': ['file', 'ipv4'], 'fd.typechar': ['f', 'u'],
  'fd.filename': ['passwd', 'libc.so.6'], 'fd.directory': ['/etc', '/lib/x86_64-linux-gnu'], 'fd.l4proto': ['tcp', 'udp'],
  'fd.sockfamily': ['ip', 'unix'], 'user.name': ['root', 'www-data'], 'user.homedir': ['/root', '/'], 'group.name': ['root', 'daemon'],
  'container.id': ['host', '5bcb9c2bd5e8'],
};

const NUMBERS: Readonly<Record<string, readonly [number, number]>> = {
  'evt.rawres': [0, 832], 'evt.cpu': [0, 1], 'evt.buflen': [832, 0], 'evt.count': [1, 0], 'proc.pid': [1, 5000], 'proc.ppid': [1, 5000],
  'proc.vpid': [1, 30], 'proc.sid': [1, 30], 'proc.nthreads': [1, 4], 'proc.apid[1]': [1, 5000], 'thread.tid': [1, 5000],
  'thread.vtid': [1, 30], 'fd.num': [3, 1], 'fd.sport': [80, 443], 'fd.cport': [80, 50000], 'fd.lport': [80, 443], 'fd.rport': [80, 443],
  'user.uid': [0, 33], 'group.gid': [0, 33],
};

const BOOLS = ['evt.failed', 'evt.is_io', 'evt.is_io_read', 'evt.is_io_write', 'evt.is_wait', 'evt.is_syslog', 'evt.is_open_read',
  'evt.is_open_write', 'evt.is_open_exec', 'fd.is_server', 'fd.connected', 'thread.ismain'];

const ADDRESSES = ['fd.cip', 'fd.sip', 'fd.lip', 'fd.rip'];
const NETS = ['fd.net', 'fd.cnet', 'fd.snet', 'fd.lnet', 'fd.rnet'];

const middle = (text: string): string => text.slice(1, 3) || text;

const onText = ([name, [a, b]]: readonly [string, readonly [string, string]]): string[] => [
  `${name} = "${a}"`, `${name} != "${a}"`, `${name} in ("${a}", "${b}")`, `not ${name} in ("${a}", "${b}")`, `${name} exists`,
  `${name} contains "${middle(a)}"`, `${name} icontains "${middle(b).toUpperCase()}"`, `${name} startswith "${a.slice(0, 2)}"`,
  `${name} endswith "${b.slice(-2)}"`, `${name} glob "*${a.slice(-3)}*"`, `${name} glob "?${a.slice(1)}"`,
];

const onNumber = ([name, [a, b]]: readonly [string, readonly [number, number]]): string[] =>
  [...['=', '!=', '<', '<=', '>', '>='].map((operator) => `${name} ${operator} ${a}`), `${name} in (${a}, ${b})`, `${name} exists`];

const onBool = (name: string): string[] => [`${name} = true`, `${name} = false`, `${name} exists`];

const onAddress = (name: string): string[] =>
  [`${name} = 127.0.0.1`, `${name} != 127.0.0.1`, `${name} in (127.0.0.1, 172.30.106.101)`, `${name} exists`];

const onNet = (name: string): string[] => [`${name} = 127.0.0.0/8`, `${name} != 172.16.0.0/12`];

const SINGLE: readonly string[] = [
  // evt.type takes names of events alone, and exact ones.
  ...Object.entries(TEXTS).flatMap(onText).filter((filter) => !/^evt\.type (?:contains|icontains|startswith|endswith|glob)/.test(filter)),
  ...Object.entries(NUMBERS).flatMap(onNumber), ...BOOLS.flatMap(onBool), ...ADDRESSES.flatMap(onAddress), ...NETS.flatMap(onNet),
  'fd.ip = 127.0.0.1', 'fd.ip != 127.0.0.1', 'fd.port = 80', 'fd.port != 80', 'fd.port in (80, 443)',
  'proc.aname = bash', 'not proc.aname = bash', 'proc.apid = 1', 'fd.name pmatch (/etc, /usr/lib)', 'evt.arg.name contains etc',
  'evt.arg.res = ENOENT', 'evt.arg[0] = 0', 'proc.args contains -', 'evt.args contains SUCCESS',
];

/** Two that lie far apart in the list, joined. */
const JOINS: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `${a} and ${b}`, (a, b) => `${a} or ${b}`, (a, b) => `${a} and not (${b})`, (a, b) => `not (${a} or ${b})`,
];

const JOINED: readonly string[] = SINGLE.flatMap((filter, index) =>
  (index % 5 === 0 ? [JOINS[(index / 5) % JOINS.length]!(filter, SINGLE[(index * 7 + 13) % SINGLE.length]!)] : []));

export const FILTERS: readonly string[] = [...SINGLE, ...JOINED];
