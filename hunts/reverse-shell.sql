-- title: A shell talks to the network
-- finds: Shells and interpreters whose input and output both are a socket of a network connection.
-- misses: Shells that are fed through pipes by another program (`mkfifo`, socat), those on a terminal that another program serves,
--   and encrypted ones that keep the socket to themselves.
-- mitre: T1059.004, T1095
-- param: shells VARCHAR[] = sh, bash, dash, ash, zsh, ksh, mksh, fish, csh, tcsh, busybox, python, python2, python3, perl, ruby, php, lua, node, awk, gawk
--   -- Names of shells and interpreters, or of their files
-- empty: No shell had the network for input and output.
WITH ends AS (
  SELECT o.process, min(o.opened_event) AS event, min(o.opened) AS time, count(DISTINCT o.fd) AS ends, any_value(d.name) AS connection,
    any_value(d.source) AS source, any_value(d.destination) AS destination, any_value(d.destination_port) AS destination_port
  FROM open_descriptors o JOIN descriptors d USING (descriptor)
  WHERE o.fd IN (0, 1) AND d.type IN ('ipv4', 'ipv6') GROUP BY o.process)
SELECT coalesce(e.event, p.start_event) AS event, coalesce(e.time, p.start) AS time, p.process, p.pid, p."user", p.container, p.cmdline, p.ancestry,
  e.connection, e.source, e.destination, e.destination_port, p."end"
FROM ends e JOIN processes p USING (process)
WHERE e.ends = 2 AND (list_contains($shells, p.name) OR list_contains($shells, regexp_replace(parse_filename(p.exepath), '[0-9.]+$', '')))
ORDER BY event
