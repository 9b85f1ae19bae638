// How wide the columns of a table are: as wide as what they hold, and where that is too much, the widest give way.

/** No column gets narrower than this, unless what it holds is. */
const NARROWEST = 6;

/**
 * @param rows cells, the heads first
 * @param total columns of the terminal; undefined where there is no limit
 * @param gap between two columns
 */
export function columnWidths(rows: readonly (readonly string[])[], total: number | undefined, gap: number): number[] {
  const widths = (rows[0] ?? []).map((_, at) => rows.reduce((widest, row) => Math.max(widest, row[at]!.length), 1));
  if (total === undefined) return widths;
  const room = total - gap * (widths.length - 1);
  const level = waterLevel(widths, room);
  return widths.map((width) => Math.min(width, level));
}

/** The width that all wider columns are cut to, so that together they fill the room. */
function waterLevel(widths: readonly number[], room: number): number {
  let left = room;
  const rising = [...widths].sort((a, b) => a - b);
  for (const [at, width] of rising.entries()) {
    const share = Math.floor(left / (rising.length - at));
    if (width > share) return Math.max(share, NARROWEST);
    left -= width;
  }
  return Infinity;
}
