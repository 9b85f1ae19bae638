-- title: A server starts a shell
-- finds: Shells, interpreters and tools of intruders that a network server started, or became.
-- misses: Servers that are not listed, and code that runs inside the server.
-- mitre: T1190, T1505.003
-- param: servers VARCHAR = ^(nginx|apache2?|httpd|lighttpd|caddy|php-fpm[0-9.]*|java|tomcat[0-9]*|node|mysqld|mariadbd|postgres|redis-server|mongod|named|dovecot|exim4?|smtpd|vsftpd|gunicorn|uwsgi|w3wp|dotnet)$
--   -- A regular expression for names of servers
-- param: tools VARCHAR = ^(sh|bash|dash|ash|zsh|ksh|busybox|python[0-9.]*|perl|ruby|php|curl|wget|nc|ncat|netcat|socat|id|whoami|uname|cat|base64)$
--   -- A regular expression for files of what they do not start
-- empty: No listed server started such a thing. Where applications do so by design (mail filters, CGI) name them by `servers`.
SELECT p.start_event AS event, p.start AS time, p.process, p.pid, p."user", p.container, p.cmdline, p.exepath,
  a.process AS server, a.cmdline AS server_cmdline, p.ancestry
FROM processes p JOIN processes a ON a.process = p.parent JOIN captures c ON c.capture = p.capture
WHERE p.previous IS NOT NULL AND regexp_matches(a.name, $servers) AND regexp_matches(parse_filename(p.exepath), $tools)
  -- The recorder starts the command that it records, and is a server by its name, too.
  AND NOT (c.scope <> 'system' AND p.start_event = c.first_event)
ORDER BY p.start_event
