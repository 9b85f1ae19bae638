// An npm registry of what this checkout has: the package itself, packed, and the packages in its node_modules. With it, what users
// do (`npm install falco-rec`) can be done literally, without a network and without publishing anything.
import { execFileSync, spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export interface Registry {
  /** What npm is told to use nothing else; packages come with what was built for them, so nothing is compiled again. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** A package as it lies here: a folder, or a tarball. */
interface Stored {
  readonly manifest: { readonly name: string; readonly version: string };
  readonly path: string;
}

/** Packs the checkout and serves it on this machine, until closed. `npm pack` takes what was built: build first. */
export async function localRegistry(): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'falco-rec-registry-'));
  const stored = [packed(folder), ...locked()];
  const server = createServer(({ url = '/' }, response) => answer(decodeURIComponent(url), stored, here(), response));
  const here = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    env: {
      npm_config_registry: here(), npm_config_cache: join(folder, 'cache'), npm_config_ignore_scripts: 'true',
      npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false',
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const manifestAt = (folder: string): Stored['manifest'] => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

function packed(folder: string): Stored {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const manifest = manifestAt(root);
  return { manifest, path: join(folder, `${manifest.name}-${manifest.version}.tgz`) };
}

/**
 * Every package of the lock file, in whatever depth and version. Those for other kinds of machines are not installed here; npm
 * wants to hear of them all the same, to write a lock file that holds everywhere.
 */
function locked(): Stored[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, object> };
  return Object.entries(packages).filter(([path]) => path !== '').map(([path, entry]) => {
    const folder = join(root, path);
    const name = path.slice(path.lastIndexOf(MODULES) + MODULES.length);
    return { manifest: { name, ...(existsSync(folder) && manifestAt(folder)), ...entry } as Stored['manifest'], path: folder };
  });
}

const MODULES = 'node_modules/';
const TARBALL = /^\/-\/(.+)@([^@]+)\.tgz$/;

function answer(path: string, stored: readonly Stored[], here: string, response: ServerResponse): void {
  const [, name = path.slice(1), version] = TARBALL.exec(path) ?? [];
  const versions = stored.filter(({ manifest }) => manifest.name === name && (version === undefined || manifest.version === version));
  if (versions.length === 0) response.writeHead(404).end('{}');
  else if (version === undefined) response.setHeader('content-type', 'application/json').end(packument(versions, here));
  else send(versions[0]!.path, response);
}

function packument(versions: readonly Stored[], here: string): string {
  const [{ manifest: { name, version: latest } }] = versions as [Stored];
  const listed = versions.map(({ manifest }) =>
    [manifest.version, { ...manifest, dist: { tarball: `${here}/-/${name}@${manifest.version}.tgz` } }] as const);
  return JSON.stringify({ name, 'dist-tags': { latest }, versions: Object.fromEntries(listed) });
}

/** A folder becomes a tarball on its way: npm takes one that is not compressed, too, but nothing that is linked. */
function send(path: string, response: ServerResponse): void {
  if (path.endsWith('.tgz')) return void createReadStream(path).pipe(response);
  const options = ['--hard-dereference', '--exclude=./node_modules', '--exclude=obj.target', '--transform=s,^\\.,package,'];
  spawn('tar', ['-c', ...options, '.'], { cwd: path }).stdout.pipe(response);
}
