-- title: A process outlives the program that started it
-- finds: Processes that were started in the recording, whose parent ended, and that ran on for long: detached on purpose.
-- misses: Processes whose parent was not recorded, and those that a supervisor adopts and stops soon.
-- mitre: T1564, T1543
-- param: longer INTERVAL = 60s -- How long a process must run on after its parent ended
-- param: daemons VARCHAR[] = sshd, sshd-session, cron, crond, nginx, apache2, containerd-shim, conmon, dbus-daemon, gpg-agent, ssh-agent, systemd
--   -- Names of programs that do so for a living
-- empty: Nothing was left behind for so long. A recording that is shorter than `longer` cannot show it.
WITH RECURSIVE line(first, process) AS (
  -- What a parent became by execve is still the parent.
  SELECT DISTINCT parent, parent FROM processes WHERE parent IS NOT NULL
  UNION
  SELECT l.first, p.process FROM line l JOIN processes p ON p.previous = l.process),
ended AS (
  SELECT l.first AS parent, bool_or(p."end" IS NULL) AS alive, max(p."end") AS time, max(p.end_event) AS event
  FROM line l JOIN processes p USING (process) GROUP BY l.first HAVING NOT bool_or(p."end" IS NULL))
SELECT e.event, e.time, p.process, p.pid, p."user", p.container, p.cmdline, p.exepath, p.start, p."end",
  a.process AS parent, a.cmdline AS parent_cmdline, p.ancestry
FROM processes p JOIN ended e USING (parent) JOIN processes a ON a.process = p.parent JOIN captures c ON c.capture = p.capture
WHERE p.start_event IS NOT NULL AND coalesce(p."end", c.end_time) > greatest(e.time, p.start) + $longer AND NOT list_contains($daemons, p.name)
ORDER BY e.event, p.process
