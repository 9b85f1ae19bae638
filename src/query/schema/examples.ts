// Questions that the documentation answers, each with its statement; a test runs them all.

export interface Example {
  readonly about: string;
  readonly sql: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    about: 'What happened most, by whom?',
    sql: `SELECT process_name, type, count(*) AS calls
FROM event_log GROUP BY ALL ORDER BY calls DESC LIMIT 20`,
  },
  {
    about: 'Which programs that read a credential file later made a connection, and what did they send?',
    sql: `SELECT p.process, p.cmdline, f.path, c.remote, c.remote_port, c.start, c.bytes_sent
FROM file_use f JOIN processes p USING (process) JOIN connections c USING (process)
WHERE f.path IN ('/etc/shadow', '/etc/gshadow') AND f.bytes_read > 0 AND c.direction = 'out' AND c.start > f.first_time
ORDER BY c.start`,
  },
  {
    about: 'The process tree, as it was one second into the recording.',
    sql: `SELECT p.pid, p.ancestry, p.cmdline
FROM captures c, processes_at(c.start_time + INTERVAL 1 SECOND) p ORDER BY p.ancestry`,
  },
  {
    about: 'What a program image did, from its first event to its last.',
    sql: `SELECT event, time, type, descriptor_name, result, error FROM timeline(2)`,
  },
  {
    about: 'Where did it come from, and what came of it?',
    sql: `SELECT 'above' AS side, distance, pid, cmdline FROM ancestors(4)
UNION ALL SELECT 'below', distance, pid, cmdline FROM descendants(4) ORDER BY side, distance`,
  },
  {
    about: 'What it had open at a moment.',
    sql: `SELECT o.fd, o.type, o.name FROM processes p, open_files_at(p.process, p.start) o WHERE p.process = 4`,
  },
  {
    about: 'What happened around an event.',
    sql: `FROM around(100, before := 5, after := 5)`,
  },
  {
    about: 'Failed attempts to open something, and why.',
    sql: `SELECT time, process_name, "user", name_absolute, error FROM openat WHERE fd < 0 ORDER BY event`,
  },
  {
    about: 'Connections to the Internet, by program.',
    sql: `SELECT p.exepath, c.protocol, c.remote, c.remote_port, count(*) AS connections, sum(c.bytes_sent) AS sent
FROM connections c JOIN processes p USING (process)
WHERE c.direction = 'out' AND NOT is_private(c.remote) GROUP BY ALL ORDER BY sent DESC`,
  },
  {
    about: 'Alerts that `falco-rec replay --to-db` put here, the most urgent first, and what their processes did around them.',
    sql: `SELECT a.rule, a.output, count(*) AS events, count(DISTINCT l.descriptor_name) AS names
FROM alerts a JOIN event_log l ON l.process = a.process AND l.event BETWEEN a.event - 50 AND a.event + 50
GROUP BY a.rule, a.output, a.priority, a.event ORDER BY urgency(a.priority), a.event`,
  },
  {
    about: 'Files written, by whom.',
    sql: `SELECT p.name AS program, f.path, sum(f.bytes_written)::BIGINT AS bytes
FROM file_use f JOIN processes p USING (process)
WHERE f.writes > 0 GROUP BY ALL ORDER BY bytes DESC`,
  },
];
