-- title: A process outlives the program that started it
-- finds: Processes that were started in the recording, whose parent ended, and that ran on for long: detached on purpose.
-- misses: Processes whose parent was not recorded, and those that a supervisor adopts and stops soon.
-- mitre: T1564, T1543
-- param: longer INTERVAL = 60s -- How long a process must run on after its parent ended
-- param: daemons VARCHAR[] = sshd, sshd-session, cron, crond, nginx, apache2, containerd-shim, conmon, dbus-daemon, gpg-agent, ssh-agent, systemd
--   -- Names of programs that do so for a living
-- empty: Nothing was left behind for so long. A recording that is shorter than `longer` cannot show it.
WITH RECURSIVE
  -- A process and what it became by execve is one life; its parent is who forked it, whoever adopted it since.
  chain(first, process) AS (
    SELECT process, process FROM processes WHERE previous IS NULL
    UNION ALL
    SELECT c.first, p.process FROM chain c JOIN processes p ON p.previous = c.process),
  lives AS (
    SELECT c.first, max(p.process) AS last, arg_min(p.parent, p.process) AS parent, min(p.start) AS start,
      CASE WHEN bool_and(p."end" IS NOT NULL) THEN max(p."end") END AS "end", max(p.end_event) AS end_event
    FROM chain c JOIN processes p USING (process) GROUP BY c.first)
SELECT a.end_event AS event, a."end" AS time, p.process, p.pid, p."user", p.container, p.cmdline, p.exepath, l.start, l."end",
  q.process AS parent, q.cmdline AS parent_cmdline, p.ancestry
FROM lives l JOIN chain above ON above.process = l.parent JOIN lives a ON a.first = above.first
  JOIN processes p ON p.process = l.last JOIN processes q ON q.process = l.parent JOIN captures c ON c.capture = p.capture
WHERE a."end" IS NOT NULL AND p.start_event IS NOT NULL AND coalesce(l."end", c.end_time) > greatest(a."end", l.start) + $longer
  AND NOT list_contains($daemons, p.name)
ORDER BY event, p.process
