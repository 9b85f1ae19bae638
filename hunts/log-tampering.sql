-- title: A log is emptied, deleted or moved away
-- finds: Files below /var/log that were truncated, removed or renamed by something that does not keep logs.
-- misses: Lines that an editor removed from a file that it wrote anew under another name elsewhere, and journals of remote machines.
-- mitre: T1070.002
-- param: places VARCHAR = ^/var/log/|^/var/run/utmp$|^/run/utmp$|^/run/log/journal/ -- A regular expression for the paths
-- param: keepers VARCHAR[] = logrotate, rsyslogd, syslog-ng, systemd-journal, journalctl, savelog, dpkg, apt, apt-get, rpm, dnf, yum, auditd
--   -- Names of programs that do so for a living
-- empty: Nobody but `keepers` took anything from a log.
WITH touched AS (
  SELECT event, time, process, path, change FROM path_changes WHERE change IN ('removed', 'renamed')
  UNION ALL
  SELECT d.first_event, d.first_time, d.process, d.name, 'emptied' FROM descriptors d
  WHERE d.type = 'file' AND d.first_event IS NOT NULL AND contains(d.flags_names, 'O_TRUNC') AND NOT contains(d.flags_names, 'O_F_CREATED'))
SELECT t.event, t.time, p.process, p.pid, p."user", p.container, p.cmdline, t.path, t.change, p.ancestry
FROM touched t JOIN processes p USING (process)
WHERE regexp_matches(t.path, $places) AND NOT list_contains($keepers, p.name)
ORDER BY t.event
