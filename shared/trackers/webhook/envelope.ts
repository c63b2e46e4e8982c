import type { Envelope } from './fields.ts';
import { FIELDS } from './fields.ts';
import { keysOf, valueAt } from './path.ts';

/** Where a field is looked for in the sender's body. */
interface Source {
  /** As the configuration writes it; absent where the body is the envelope itself. */
  readonly path?: string;
  readonly keys: readonly string[];
}

/** The envelope with its title, or the field that keeps it from being one. */
export type EnvelopeReading =
  | { readonly envelope: Envelope & { readonly title: string } }
  | { readonly invalid: 'field_missing' | 'field_invalid'; readonly field: string };

/**
 * Takes the envelope's fields out of a parsed body. With a mapping only the mapped paths are read; of several paths for one field
 * the first that holds something counts. A field that is refused is named as we call it and, with a mapping, as the sender does:
 * `title (issue.fields.summary)`.
 */
export function readEnvelope(
  body: unknown,
  receivedAt: number,
  mapping: Readonly<Record<string, string>> | undefined,
): EnvelopeReading {
  const read: Record<string, unknown> = {};
  for (const [field, accept] of Object.entries(FIELDS)) {
    const sources = sourcesOf(field, mapping);
    const source = sources.find(({ keys }) => !isBlank(valueAt(body, keys)));
    if (!source) continue;
    const value = accept(valueAt(body, source.keys), receivedAt);
    if (value === undefined) return { invalid: 'field_invalid', field: named(field, source) };
    read[field] = value;
  }
  const envelope: Envelope = read;
  const { title } = envelope;
  if (title !== undefined) return { envelope: { ...envelope, title } };
  return { invalid: 'field_missing', field: named('title', sourcesOf('title', mapping)[0]) };
}

function sourcesOf(field: string, mapping: Readonly<Record<string, string>> | undefined): Source[] {
  if (!mapping) return [{ keys: [field] }];
  return Object.entries(mapping)
    .filter(([, target]) => target === field)
    .map(([path]) => ({ path, keys: keysOf(path) }));
}

/** Senders write `null` or nothing where they have nothing to say. */
function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}

function named(field: string, source: Source | undefined): string {
  return source?.path === undefined ? field : `${field} (${source.path})`;
}
