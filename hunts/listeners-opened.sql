-- title: A program begins to listen
-- finds: Sockets on which a program began to listen during the recording, at addresses that others can reach.
-- misses: Datagram sockets that are bound and never listen, listeners from before, and sockets that came from a supervisor.
-- mitre: T1571, T1205
-- param: known VARCHAR[] = sshd, nginx, apache2, httpd, systemd, dockerd, containerd, master, mysqld, postgres, redis-server
--   -- Names of programs that listen for a living
-- param: loopback BOOLEAN = false -- Whether listeners that only this machine can reach count
-- empty: Nobody but `known` programs opened a port to the outside.
SELECT l.event, l.time, p.process, p.pid, p."user", p.container, p.cmdline, p.exepath, d.destination AS address, d.destination_port AS port, d.protocol,
  p.ancestry
FROM listen l JOIN descriptors d USING (descriptor) JOIN processes p ON p.process = l.process
WHERE l.res = 0 AND d.type IN ('ipv4', 'ipv6') AND NOT list_contains($known, p.name)
  AND ($loopback OR NOT coalesce(regexp_matches(d.destination, '^(::ffff:)?127[.]|^::1$'), false))
ORDER BY l.event
