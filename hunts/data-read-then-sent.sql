-- title: Much is read from files and sent away
-- finds: Programs that read files and sent about as much, or more, over connections that they made afterwards: with the files and
--   the addresses.
-- misses: What is compressed to less than `share` before it is sent, servers that answer requests (connections that came in),
--   sendfile and mmap, and work that several programs share through pipes.
-- mitre: T1041, T1048, T1074.001
-- param: least BIGINT = 1000000 -- From how many bytes sent on it is told
-- param: share DOUBLE = 0.5 -- How much of what was read must have been sent
-- param: system VARCHAR = ^/(usr|lib|lib64|proc|sys|dev)/|^/etc/(ld\.so|ssl/) -- A regular expression for files that everybody reads
-- param: loopback BOOLEAN = false -- Whether connections to this machine itself count
-- empty: No program sent so much of what it had read from files.
WITH
  sent AS (
    SELECT process, sum(bytes_sent)::BIGINT AS bytes_sent, min(start_event) AS event, min(start) AS first, max("end") AS last,
      list(DISTINCT remote || ':' || remote_port) AS remotes
    FROM connections WHERE direction = 'out' AND ($loopback OR NOT regexp_matches(remote, '^(::ffff:)?127[.]|^::1$'))
    GROUP BY process HAVING sum(bytes_sent) >= $least),
  read AS (
    SELECT f.process, sum(f.bytes_read)::BIGINT AS bytes_read, count(*) AS files, arg_max(f.path, f.bytes_read) AS largest, min(f.first_time) AS first
    FROM file_use f SEMI JOIN sent USING (process)
    WHERE f.reads > 0 AND NOT regexp_matches(f.path, $system) GROUP BY f.process)
SELECT s.event, s.first, s.last, p.process, p.pid, p."user", p.container, p.cmdline, r.files, r.largest, r.bytes_read, s.bytes_sent, s.remotes
FROM sent s JOIN read r USING (process) JOIN processes p USING (process)
WHERE s.bytes_sent >= r.bytes_read * $share AND r.bytes_read > 0
ORDER BY s.bytes_sent DESC
