-- title: A process goes by another name than its program
-- finds: Programs that were executed with a first argument, or took a name later, that is not that of their file: a miner that
--   calls itself [kworker/0:1].
-- misses: A copy of a program under a harmless file name, and processes that were running before.
-- mitre: T1036.004, T1036.005
-- param: interpreters VARCHAR = ^(sh|bash|dash|ash|zsh|ksh|busybox|perl|ruby|node|php|lua|env|python|java)[0-9.]*$
--   -- A regular expression for files of interpreters, whose processes are named after scripts
-- param: namers VARCHAR[] = systemd, sshd, sshd-session, postgres, nginx, chrome, firefox, dockerd, containerd, systemd-executor, (sd-pam)
--   -- Names of programs that name their processes for a living
-- empty: Whatever was executed went by the name of its file.
WITH images AS (
  SELECT p.*, parse_filename(p.exepath) AS file, parse_filename(x.filename) AS called, ltrim(parse_filename(p.exe), '-') AS argument
  FROM processes p JOIN execve x ON x.event = p.start_event),
names AS (
  SELECT i.process, n.arg2_str AS shown, min(n.event) AS event FROM images i JOIN prctl n ON n.process = i.process AND n.tid = i.pid
  WHERE n.option_names = 'PR_SET_NAME' AND n.res = 0 AND n.arg2_str NOT IN (left(i.file, 15), left(i.called, 15)) GROUP BY ALL
  UNION ALL
  SELECT process, exe, start_event FROM images WHERE argument NOT IN (file, called) AND exe <> '')
SELECT n.event, e.time, i.process, i.pid, i."user", i.container, i.cmdline, i.exepath, n.shown, i.ancestry
FROM names n JOIN images i USING (process) JOIN events e ON e.event = n.event
WHERE NOT regexp_matches(i.file, $interpreters) AND NOT list_contains($namers, i.file) AND i.exepath NOT LIKE 'memfd:%'
ORDER BY n.event
