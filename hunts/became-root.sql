-- title: A process becomes root
-- finds: Threads whose user was not root and then is, within one recording: by a call, or by executing a setuid program.
-- misses: Processes that were root when the recording began, and capabilities that are as good as root.
-- mitre: T1548, T1068
-- param: gates VARCHAR[] = sudo, su, doas, pkexec, sshd, sshd-session, login, cron, crond, polkit-agent-he, dbus-daemon, newgrp, passwd, chsh, chfn, mount, umount, fusermount, fusermount3, newuidmap, newgidmap
--   -- Names of programs that may
-- empty: Nobody became root but through `gates`.
WITH states AS (
  SELECT since, thread, process, name, exepath, cmdline, uid, "user", lag(uid) OVER (PARTITION BY thread ORDER BY since NULLS FIRST, thread_state) AS uid_before,
    lag("user") OVER (PARTITION BY thread ORDER BY since NULLS FIRST, thread_state) AS user_before
  FROM thread_states)
SELECT s.since AS event, e.time, e.type, p.process, p.pid, s.uid_before, s.user_before, p.container, s.cmdline, s.exepath, p.ancestry
FROM states s JOIN processes p USING (process) LEFT JOIN events e ON e.event = s.since
WHERE s.uid = 0 AND s.uid_before > 0 AND NOT list_contains($gates, s.name)
ORDER BY s.since
