-- title: Something is executed from memory or a temporary folder
-- finds: Programs whose file lies in /tmp, /var/tmp, /dev/shm, /run/user or in no file system at all (memfd).
-- misses: Scripts that are given to an interpreter that lies elsewhere, and programs that were running before.
-- mitre: T1059, T1620
-- param: places VARCHAR = ^/(tmp|var/tmp|dev/shm|run/user|run/shm|dev/mqueue)/|^/?memfd:
--   -- A regular expression for paths of executables
-- param: builders VARCHAR[] = make, ninja, configure, dpkg, apt, apt-get, rpm, go
--   -- Parents that run programs out of temporary folders for a living
-- empty: Nothing ran from there.
SELECT p.start_event AS event, p.start AS time, p.process, p.pid, p."user", p.container, p.cmdline, p.exepath,
  execve_flags_names(p.exe_flags) AS exe_flags, p.ancestry, p."end"
FROM processes p LEFT JOIN processes a ON a.process = p.parent
WHERE p.previous IS NOT NULL AND (regexp_matches(p.exepath, $places) OR contains(execve_flags_names(p.exe_flags), 'EXE_FROM_MEMFD'))
  AND NOT coalesce(list_contains($builders, a.name), false)
ORDER BY p.start_event
