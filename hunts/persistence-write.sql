-- title: Something is put where it will be started again
-- finds: Files opened for writing, renamed or linked into the places from which machines and logins start programs: cron, systemd
--   units, init scripts, rc files of shells, authorized_keys, ld.so.preload, PAM, udev rules.
-- misses: Places of single applications (plugins, git hooks, desktop autostart of unusual homes), and files that were open before.
-- mitre: T1053.003, T1543.002, T1546.004, T1098.004, T1574.006, T1037.004
-- param: places VARCHAR = ^/etc/(cron[^/]*(/|$)|anacrontab$|at\.)|^/var/spool/(cron|at)/|/systemd/(system|user)/|^/etc/(rc\.local|init\.d/|rc[0-9S]\.d/|profile$|profile\.d/|bash\.bashrc$|environment$|ld\.so\.preload$|ld\.so\.conf|pam\.d/|udev/rules\.d/|update-motd\.d/|xdg/autostart/)|/\.(bashrc|bash_profile|bash_login|profile|zshrc|zprofile|zshenv)$|/\.ssh/(authorized_keys2?|rc)$|/\.config/autostart/
--   -- A regular expression for the paths
-- param: installers VARCHAR[] = dpkg, apt, apt-get, rpm, dnf, yum, zypper, apk, pacman, systemd, systemctl, update-rc.d, useradd, crontab, cloud-init, snapd
--   -- Names of programs that do so for a living
-- empty: Nobody but installers wrote there. What crontab(1) wrote on somebody's behalf is left out, too: clear `installers` to see it.
WITH written AS (
  SELECT first_event AS event, first_time AS time, process, name AS path, 'opened ' || flags_names AS how FROM descriptors
  WHERE type = 'file' AND flags & 2 <> 0 AND first_event IS NOT NULL
  UNION ALL
  SELECT event, time, process, new_path, change FROM path_changes WHERE new_path IS NOT NULL)
SELECT w.event, w.time, p.process, p.pid, p."user", p.container, p.cmdline, w.path, w.how, p.ancestry
FROM written w JOIN processes p USING (process)
WHERE regexp_matches(w.path, $places) AND NOT list_contains($installers, p.name)
ORDER BY w.event
