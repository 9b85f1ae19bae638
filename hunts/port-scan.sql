-- title: A program tries many ports or machines
-- finds: Programs whose attempts to connect went to many different targets, and mostly failed.
-- misses: Scanners that build packets themselves (hunt packet-sockets), and those that have each target tried by a process of its own.
-- mitre: T1046, T1018
-- param: targets BIGINT = 20 -- From how many different addresses and ports on it is told
-- param: failed DOUBLE = 0.5 -- How much of the attempts must have been refused, unreachable or unanswered
-- empty: No program tried so many targets in vain.
SELECT min(c.event) AS event, min(c.time) AS first, max(c.time) AS last, p.process, any_value(p.pid) AS pid, any_value(p."user") AS "user",
  any_value(p.container) AS container, any_value(p.cmdline) AS cmdline, count(*) AS attempts, count(DISTINCT c.addr) AS targets,
  count(DISTINCT c.addr_ip) AS machines, count(DISTINCT c.addr_port) AS ports,
  count(*) FILTER (c.error IN ('ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET')) AS failed,
  count(*) FILTER (c.error = 'EINPROGRESS') AS unknown
FROM connect c JOIN processes p USING (process)
WHERE c.addr_ip IS NOT NULL
GROUP BY p.process
HAVING count(DISTINCT c.addr) >= $targets
  AND count(*) FILTER (c.error IS NOT NULL) >= $failed * count(*)
ORDER BY event
