// Mistakes that people make in rules, each in a starter rule: what is written wrongly, and what the messages about it must name.

/** What finds mistakes, in the order in which it is asked: of rules that load, cases must tell before warnings may. */
export const TOOLS = ['rules check', 'test', 'coverage', 'mutate', 'rules check --strict'] as const;
export type Tool = (typeof TOOLS)[number];

export interface Fault {
  readonly what: string;
  /** Below rules/. */
  readonly file: string;
  /** What stands there, and what is written instead; what is found nowhere is added at the end. */
  readonly find: string;
  readonly put: string;
  /** The broken rule or part. */
  readonly names: string;
  /** Which tool is the first to name it. */
  readonly by: Tool;
}

type Row = readonly [what: string, find: string, put: string, names: string, by?: Tool];

const inFile = (file: string, rows: readonly Row[]): Fault[] =>
  rows.map(([what, find, put, names, by = 'test']) => ({ what, file, find, put, names, by }));

const END = '';

const CREDENTIALS: readonly Row[] = [
  ['typo in the value of a field', '/etc/shadow,', '/etc/shadwo,', 'credential_file_read'],
  ['typo in the name of a program', 'useradd', 'useradr', 'credential_file_read'],
  ['item of a list deleted', 'su, sudo, sshd', 'su, sshd', 'credential_file_read'],
  ['wrong operator', 'startswith /etc/sudoers.d/', 'endswith /etc/sudoers.d/', 'credential_file_read'],
  ['or written as and', '(password_files) or fd.name', '(password_files) and fd.name', 'credential_file_read'],
  ['parentheses missing', '(fd.name in (password_files) or fd.name startswith /etc/sudoers.d/)',
    'fd.name in (password_files) or fd.name startswith /etc/sudoers.d/', 'credential_file_read'],
  ['not lost', 'not proc.name in (password_programs)', 'proc.name in (password_programs)', 'credential_file_read'],
  ['prefix without its slash', '/etc/sudoers.d/)', '/etc/sudoers.d)', 'credential_file_read'],
  ['priority changed', 'priority: WARNING', 'priority: INFO', 'credential_file_read'],
  ['tag lost', ', T1003.008', '', 'credential_file_read'],
  ['field of the output dropped', ' process=%proc.name', '', 'credential_file_read'],
  ['macro defined again', END, '- macro: opened_for_reading\n  condition: evt.type = openat', 'credential_file_read'],
  ['macro appended to with or', END, '- macro: opened_for_reading\n  condition: or evt.type = openat\n  override: {condition: append}',
    'credential_file_read'],
  ['exception too broad', 'priority: WARNING', 'priority: WARNING\n  exceptions:\n'
    + '    - {name: tools, fields: [proc.exepath], comps: [startswith], values: [[/usr/bin]]}', 'credential_file_read'],
  ['exception that never matches', 'priority: WARNING', 'priority: WARNING\n  exceptions:\n'
    + '    - {name: agents, fields: [proc.exepath], values: [[/opt/backup/agnt]]}', 'agents', 'coverage'],
  ['rule disabled', 'desc: A private SSH key', 'enabled: false\n  desc: A private SSH key', 'ssh_key_read'],
  ['suffix in the wrong case', 'endswith .pub', 'endswith .PUB', 'ssh_key_read'],
  ['program in the wrong case', 'ssh-agent', 'SSH-Agent', 'ssh_key_read'],
  ['pattern that lost its star', '"*/.ssh/id_*"', '"/.ssh/id_*"', 'ssh_key_read'],
  ['list named wrongly', 'not proc.name in (ssh_programs)', 'not proc.name in (ssh_program)', 'ssh_key_read'],
  ['macro named wrongly', 'opened_for_reading and not', 'open_for_reading and not', 'ssh_key_read', 'rules check'],
  ['field named wrongly', 'not fd.name endswith', 'not fd.nmae endswith', 'ssh_key_read', 'rules check'],
  ['operator named wrongly', 'fd.name endswith .pub', 'fd.name endwith .pub', 'ssh_key_read', 'rules check'],
  ['parenthesis not closed', '"/etc/ssh/ssh_host_*_key")', '"/etc/ssh/ssh_host_*_key"', 'ssh_key_read', 'rules check'],
  ['wrong type of event', 'evt.type = connect', 'evt.type = accept', 'cloud_metadata_contact'],
  ['type of event that does not exist', 'evt.type = connect', 'evt.type = conect', 'cloud_metadata_contact', 'rules check'],
  ['direction of old rules that no event has now', 'evt.type = connect', 'evt.type = connect and evt.dir = >', 'cloud_metadata_contact'],
  ['direction of old rules that every event has now', 'evt.type = connect', 'evt.type = connect and evt.dir = <',
    'cloud_metadata_contact', 'rules check --strict'],
  ['wrong address', '= 169.254.169.254', '= 169.254.169.253', 'cloud_metadata_contact'],
  ['end of the connection mistaken', 'fd.sip =', 'fd.cip =', 'cloud_metadata_contact'],
  ['rule there twice', END, '- rule: cloud_metadata_contact_2\n  desc: d\n  output: o\n  priority: NOTICE\n'
    + '  condition: evt.type = connect and fd.sip = 169.254.169.254 and not proc.name = cloud-init', 'cloud_metadata_contact_2'],
  ['rule without a case', END, '- rule: unproven\n  desc: d\n  output: o\n  priority: NOTICE\n  condition: evt.type = mount', 'unproven',
    'coverage'],
];

const EXECUTION: readonly Row[] = [
  ['result inverted', 'evt.rawres = 0', 'evt.rawres != 0', 'temporary_directory_execution'],
  ['one of two calls forgotten', 'evt.type in (execve, execveat)', 'evt.type = execve', 'temporary_directory_execution'],
  ['flag mistaken', 'PTRACE_POKETEXT', 'PTRACE_PEEKTEXT', 'ptrace_injection'],
  ['typo in the name of a flag', 'PTRACE_SEIZE', 'PTRACE_SIEZE', 'ptrace_injection'],
  ['parent and child mistaken', 'proc.name in (shells) and proc.pname', 'proc.pname in (shells) and proc.name', 'shell_from_server'],
  ['truth inverted', 'proc.is_exe_from_memfd = true', 'proc.is_exe_from_memfd = false', 'memfd_execution'],
  ['list defined again', END, '- list: shells\n  items: [sh]', 'shell_from_server'],
];

const NETWORK: readonly Row[] = [
  ['number missing', 'evt.rawres in (0, 1, 2)', 'evt.rawres in (1, 2)', 'reverse_shell'],
  ['IPv6 forgotten', 'fd.type in (ipv4, ipv6)', 'fd.type = ipv4', 'reverse_shell'],
  ['and written as or', 'and not fd.sip = ::1', 'or not fd.sip = ::1', 'unexpected_listener'],
  ['type of event forgotten', 'evt.type = listen and evt.rawres', 'evt.rawres', 'unexpected_listener'],
  ['name longer than the kernel keeps', 'systemd-network, rpcbind', 'systemd-networkd, rpcbind', 'unexpected_listener'],
  ['result looser than any case shows', 'evt.type = listen and evt.rawres = 0', 'evt.type = listen and evt.rawres >= 0',
    'unexpected_listener', 'mutate'],
  ['item that nobody bears', 'node_exporter, prometheus', 'node_exporter, prometheus, promtheus', 'promtheus', 'coverage'],
];

const PERSISTENCE: readonly Row[] = [
  ['reading for writing', 'evt.is_open_write', 'evt.is_open_read', 'preload_file_write'],
  ['folders compared as if they were files', 'pmatch (binary_directories)', 'in (binary_directories)', 'binary_directory_write'],
  ['prefix too narrow', 'startswith /etc/cron.', 'startswith /etc/cron.d/', 'crontab_write'],
  ['exact path written as a prefix', 'fd.name = /etc/ld.so.preload', 'fd.name startswith /etc/ld.so.preload',
    'preload_file_write', 'mutate'],
  ['bit mistaken', 'S_ISUID', 'S_ISGID', 'setuid_bit_set'],
  ['rule renamed', 'rule: preload_file_write', 'rule: preload_file_writes', 'preload_file_write'],
  ['condition that nothing satisfies', 'fd.name = /etc/ld.so.preload', 'fd.name = /etc/ld.so.preload and evt.type = close',
    'preload_file_write'],
  ['term that is always true', 'fd.name = /etc/ld.so.preload', 'fd.name = /etc/ld.so.preload and fd.num >= 0', 'fd.num >= 0', 'coverage'],
];

const TRACES: readonly Row[] = [
  ['negated term lost', 'and not evt.arg.flags contains O_F_CREATED', '', 'log_tampering'],
  ['modifier mistaken', 'evt.arg.path endswith anyof', 'evt.arg.path endswith allof', 'shell_history_removal'],
];

const KERNEL: readonly Row[] = [
  ['one of two modules forgotten', 'in (init_module, finit_module)', 'in (init_module)', 'kernel_module_load'],
  ['name with parentheses not quoted', '"(udev-worker)"', '(udev-worker)', 'kernel_module_load', 'rules check'],
];

const CONTAINERS: readonly Row[] = [
  ['comparison inverted', 'container.id != host', 'container.id = host', 'shell_in_container'],
  ['operator of lists for one value', 'startswith "runc:["', 'in "runc:["', 'namespace_entry', 'rules check'],
];

export const FAULTS: readonly Fault[] = [
  ...inFile('containers.yaml', CONTAINERS), ...inFile('credentials.yaml', CREDENTIALS), ...inFile('execution.yaml', EXECUTION),
  ...inFile('kernel.yaml', KERNEL), ...inFile('network.yaml', NETWORK), ...inFile('persistence.yaml', PERSISTENCE),
  ...inFile('traces.yaml', TRACES),
];
