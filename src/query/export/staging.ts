// Files on their way into a lake: written into a folder of their own beside the tables, and moved in when all are whole. Readers
// who look for `TABLE/date=*/host=*/*.parquet` do not see them before.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { partialOf, removeDead } from '../partial.js';
import { asWriteError } from '../problem.js';

export class Staging {
  private readonly folder: string;
  private readonly files: string[] = [];

  /** @param capture its id: the files of one capture come and go together */
  constructor(private readonly lake: string, private readonly capture: string) {
    const place = join(lake, `.${capture}`);
    this.folder = partialOf(place);
    removeDead(lake, place);
  }

  /** Where a file of the lake, by its path there, is to be written first. */
  place(file: string): string {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    this.files.push(file);
    return path;
  }

  /** Nothing came of it. */
  drop(file: string): void {
    rmSync(join(this.folder, file));
    this.files.splice(this.files.indexOf(file), 1);
  }

  /**
   * Puts all files in their places, and takes away what these tables had of this capture and do not have any more. `captures`
   * comes last: what has no row there is not whole yet.
   */
  publish(tables: readonly string[]): void {
    const written = new Set(this.files), old = tables.flatMap((table) => this.filesOf(table));
    for (const file of [...this.files].sort((a, b) => Number(isCaptures(a)) - Number(isCaptures(b)))) this.move(file);
    for (const file of old) if (!written.has(file)) rmSync(join(this.lake, file), { force: true });
  }

  /** To be called whatever happened. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private move(file: string): void {
    mkdirSync(dirname(join(this.lake, file)), { recursive: true });
    renameSync(join(this.folder, file), join(this.lake, file));
  }

  /** Files of this capture that a table has, by their paths in the lake. */
  private filesOf(table: string): string[] {
    if (!existsSync(join(this.lake, table))) return [];
    const below = readdirSync(join(this.lake, table), { recursive: true, encoding: 'utf8' });
    return below.filter((file) => file.endsWith(`/${this.capture}.parquet`)).map((file) => join(table, file));
  }
}

const isCaptures = (file: string): boolean => file.startsWith('captures/');

/** Makes the folder of a lake. Throws QueryError (cannot-write). */
export function makeLake(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw asWriteError(error, path);
  }
}
