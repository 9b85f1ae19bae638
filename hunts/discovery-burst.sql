-- title: Somebody looks around
-- finds: Parents that started many different commands that tell of the machine, its users and its network in a short time.
-- misses: What shells know without a command, and programs that read /proc themselves.
-- mitre: T1033, T1082, T1057, T1016, T1049
-- param: commands VARCHAR[] = id, whoami, who, w, last, uname, hostname, lscpu, lsmod, lsblk, df, ps, pstree, top, ss, netstat, ip, ifconfig, route, arp, getent, groups, sudo, env, dmidecode, mount, findmnt, crontab, lsof, nproc
--   -- Names of such commands
-- param: different BIGINT = 5 -- From how many different ones on it is told
-- param: within INTERVAL = 5m -- All of them in this time
-- empty: Nobody ran so many. Monitoring and logins do: look who the parent is.
SELECT min(p.start_event) AS event, min(p.start) AS first, max(p.start) AS last, a.process, any_value(a.pid) AS pid, any_value(a."user") AS "user",
  any_value(a.container) AS container, any_value(a.cmdline) AS cmdline, count(DISTINCT p.name) AS different, list(p.cmdline ORDER BY p.start_event) AS commands,
  any_value(a.ancestry) AS ancestry
FROM processes p JOIN processes a ON a.process = p.parent
WHERE p.previous IS NOT NULL AND list_contains($commands, p.name)
GROUP BY a.process
HAVING count(DISTINCT p.name) >= $different AND max(p.start) <= min(p.start) + $within
ORDER BY event
