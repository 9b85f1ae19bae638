// Asks fields of the event that a story stands at, through the face that rules and outputs use.
import { compileFormat, type CompiledFormat } from '../../src/rules/format/compile-format.js';
import type { OutputValue } from '../../src/rules/format/show-value.js';
import type { Story } from '../state/story.js';

export function format(text: string): CompiledFormat {
  const compiled = compileFormat(text);
  if ('error' in compiled) throw new Error(compiled.error);
  return compiled;
}

/** Values of these fields now, as JSON output has them. */
export function ask(story: Story, ...fields: string[]): Readonly<Record<string, OutputValue>> {
  return format(fields.map((field) => `%${field}`).join(' ')).values(story.event);
}

/** What a format shows now. */
export const show = (story: Story, text: string): string => format(text).render(story.event);
