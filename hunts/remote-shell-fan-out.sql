-- title: One program reaches many machines by remote shells
-- finds: Parents whose children, or who themselves, connected to remote shell and administration ports of many machines.
-- misses: Other ports than those listed, machines reached by way of one jump host, and connections that were there before.
-- mitre: T1021.004, T1570
-- param: ports VARCHAR[] = 22, 23, 512, 513, 514, 873, 2222, 3389, 5900, 5985, 5986
--   -- Ports of ssh, telnet, r-commands, rsync, RDP, VNC and WinRM
-- param: machines BIGINT = 3 -- From how many different addresses on it is told
-- empty: No program went to so many machines. Backup and configuration servers do so by trade: name them by what you know of them.
SELECT min(c.start_event) AS event, min(c.start) AS first, max(c.start) AS last, coalesce(b.process, a.process) AS process,
  any_value(coalesce(b.pid, a.pid)) AS pid, any_value(a."user") AS "user", any_value(a.container) AS container,
  any_value(coalesce(b.cmdline, a.cmdline)) AS cmdline, count(DISTINCT c.remote) AS machines, count(*) AS connections,
  list(DISTINCT c.remote || ':' || c.remote_port) AS remotes, list(DISTINCT a.cmdline) AS commands
FROM connections c JOIN processes a ON a.process = c.process LEFT JOIN processes b ON b.process = a.parent AND b.name NOT IN ('systemd', 'init')
WHERE c.direction = 'out' AND list_contains($ports, c.remote_port::VARCHAR)
GROUP BY coalesce(b.process, a.process) HAVING count(DISTINCT c.remote) >= $machines
ORDER BY event
