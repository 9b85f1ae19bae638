// Path parameters of a block's events made absolute: from the directory that the call started from, as it was then.
import type { Block } from '../../capture/block.js';
import { EVENT_CODES, EVENT_TYPES, type Param } from '../../schema/events.js';
import { absolutePath } from '../../rules/parameters/paths.js';
import type { CurrentEvent } from '../../state/current-event.js';
import { pathParams } from '../schema/parameter-columns.js';

/** By event code. */
const paths: readonly (readonly Param[] | undefined)[] = (() => {
  const table = new Array<readonly Param[] | undefined>(EVENT_CODES).fill(undefined);
  for (const type of Object.values(EVENT_TYPES)) if (pathParams(type).length > 0) table[type.code] = pathParams(type);
  return table;
})();

export const hasPaths = (code: number): boolean => paths[code] !== undefined;

export class AbsolutePaths {
  private block: Block | undefined = undefined;
  /** By event code, for each of its path parameters: texts by row; 0 where nobody saw the event. */
  private texts: (Int32Array[] | undefined)[] = [];

  see(event: CurrentEvent): void {
    const { code } = event.type, params = paths[code];
    if (params === undefined) return;
    this.open(event.block);
    const texts = this.texts[code] ??= params.map(() => new Int32Array(event.block.counts.get(code) ?? 0));
    for (let at = 0; at < params.length; at++) texts[at]![event.row] = absolutePath(event, params[at]!);
  }

  /** Texts of a path parameter (counted among the paths of its event) by row; undefined where none of these events was seen. */
  of(block: Block, code: number, path: number): Int32Array | undefined {
    return this.block === block ? this.texts[code]?.[path] : undefined;
  }

  private open(block: Block): void {
    if (this.block === block) return;
    this.block = block;
    this.texts = [];
  }
}
