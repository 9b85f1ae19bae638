-- title: A file gets the setuid or setgid bit
-- finds: Calls that gave a file a mode with one of these bits, or made it so.
-- misses: Bits that a file brought along from an archive or a mount.
-- mitre: T1548.001
-- param: installers VARCHAR[] = dpkg, rpm, dnf, yum, apk, pacman, useradd -- Names of programs that do so for a living
-- empty: No file became setuid or setgid but by `installers`.
WITH changes AS (
  SELECT event, time, process, filename_absolute AS path, mode, mode_names FROM chmod WHERE res = 0
  UNION ALL SELECT event, time, process, filename_absolute, mode, mode_names FROM fchmodat WHERE res = 0
  UNION ALL SELECT event, time, process, descriptor_name, mode, mode_names FROM fchmod WHERE res = 0
  UNION ALL SELECT event, time, process, name_absolute, mode, NULL FROM openat WHERE fd >= 0 AND mode & 3072 <> 0
  UNION ALL SELECT event, time, process, name_absolute, mode, NULL FROM creat WHERE fd >= 0 AND mode & 3072 <> 0)
SELECT c.event, c.time, p.process, p.pid, p."user", p.container, p.cmdline, c.path, format('{:o}', c.mode) AS mode, c.mode_names, p.ancestry
FROM changes c JOIN processes p USING (process)
WHERE c.mode & 3072 <> 0 AND NOT list_contains($installers, p.name)
ORDER BY c.event
