// Names of services that may stand for a port, as in /etc/services; our own, so that rules mean the same on every machine.

export const SERVICES: Readonly<Record<string, number>> = {
  echo: 7, discard: 9, daytime: 13, chargen: 19, 'ftp-data': 20, ftp: 21, ssh: 22, telnet: 23, smtp: 25, time: 37, whois: 43,
  tacacs: 49, domain: 53, bootps: 67, bootpc: 68, tftp: 69, gopher: 70, finger: 79, http: 80, kerberos: 88, pop3: 110, sunrpc: 111,
  auth: 113, nntp: 119, ntp: 123, 'netbios-ns': 137, 'netbios-dgm': 138, 'netbios-ssn': 139, imap2: 143, snmp: 161, 'snmp-trap': 162,
  bgp: 179, irc: 194, ldap: 389, https: 443, 'microsoft-ds': 445, submissions: 465, isakmp: 500, exec: 512, login: 513, shell: 514,
  syslog: 514, printer: 515, uucp: 540, nntps: 563, submission: 587, ldaps: 636, rsync: 873, ftps: 990, telnets: 992, imaps: 993,
  pop3s: 995, socks: 1080, openvpn: 1194, 'ms-sql-s': 1433, radius: 1812, nfs: 2049, mysql: 3306, svn: 3690, postgresql: 5432,
  amqp: 5672, x11: 6000, redis: 6379, 'http-alt': 8080, git: 9418,
};
