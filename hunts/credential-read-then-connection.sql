-- title: A credential file is read, then a connection goes out
-- finds: Program images that read a file with credentials, and the connections that they, or what they started or became,
--   made afterwards. `heir` is the image that made the connection.
-- misses: The other end of a pipe (`cat /etc/shadow | nc …`), unless `siblings` is true; files read through a descriptor that
--   was open before; copies of such files.
-- mitre: T1003.008, T1552.001, T1552.004
-- param: files VARCHAR[] = /etc/shadow, /etc/shadow-, /etc/gshadow, /etc/gshadow-, /etc/security/opasswd, /etc/krb5.keytab
--   -- Paths of files with credentials
-- param: pattern VARCHAR = /\.ssh/id_[a-z0-9_]+$|/\.aws/credentials$|/\.docker/config\.json$|/\.kube/config$|/\.netrc$|/\.git-credentials$|/\.pgpass$
--   -- A regular expression for more of them
-- param: within INTERVAL = 1h -- How long after the read a connection may begin
-- param: siblings BOOLEAN = false -- Whether whatever else the reader's parent started counts, too
-- empty: No such file was read by anything that spoke to the network afterwards. Without read events in `captures.recorded` it proves nothing.
WITH RECURSIVE
  readers AS (
    SELECT process AS reader, path, first_time AS read FROM file_use
    WHERE (list_contains($files, path) OR regexp_matches(path, $pattern)) AND reads > 0),
  line(reader, process) AS (
    SELECT reader, reader FROM readers
    UNION
    SELECT r.reader, s.process FROM readers r JOIN processes p ON p.process = r.reader JOIN processes s ON s.parent = p.parent WHERE $siblings
    UNION
    SELECT l.reader, p.process FROM line l JOIN processes p ON coalesce(p.previous, p.parent) = l.process)
SELECT r.read, r.path, p.process, p.pid, p."user", p.container, p.cmdline, l.process AS heir, h.cmdline AS heir_cmdline,
  c.start_event AS event, c.start AS connected, c.remote, c.remote_port, c.bytes_sent
FROM readers r JOIN line l USING (reader) JOIN connections c ON c.process = l.process
  JOIN processes p ON p.process = r.reader JOIN processes h ON h.process = l.process
WHERE c.direction = 'out' AND c.start > r.read AND c.start <= r.read + $within
ORDER BY r.read, c.start_event
