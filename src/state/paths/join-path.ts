// Joining and normalising paths as Falco does: by their text, without looking at any link.

const LONGEST = 1024;
const TOO_LONG = '/DIR_TOO_LONG/FILENAME_TOO_LONG';

/**
 * Falco's join: a relative path is appended to the base, an absolute one stands alone; then `//`, `.` and `..` of the
 * path part are resolved. The base is taken as it is, though `..` may eat into it.
 */
export function joinPath(base: string, path: string): string {
  if (base.length + path.length + 1 > LONGEST) return TOO_LONG;
  let joined = path.startsWith('/') || path === '' ? '' : base;
  for (let at = 0; at < path.length;) {
    const slash = path.indexOf('/', at);
    const part = path.slice(at, slash < 0 ? path.length : slash);
    joined = appendPart(joined, part, slash >= 0);
    at = slash < 0 ? path.length : slash + 1;
  }
  return joined.length > 1 && joined.endsWith('/') ? joined.slice(0, -1) : joined;
}

function appendPart(joined: string, part: string, slash: boolean): string {
  const fresh = joined === '' || joined.endsWith('/');
  if (fresh && part === '.') return joined;
  if (fresh && part === '..') return parentOf(joined);
  const extended = joined + part;
  return slash && !extended.endsWith('/') ? `${extended}/` : extended;
}

/** Without its last component; never above the start. */
function parentOf(path: string): string {
  return path.length <= 1 ? path : path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
}
