import type * as z from 'zod/mini';

/** The keys that a schema takes at a path; none where anything goes. */
export function acceptedKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const [first, ...rest] = path;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
      return acceptedKeys(def.innerType, path);
    case 'pipe':
      return [def.in, def.out].flatMap((half) => acceptedKeys(half, path));
    case 'union':
      return [...new Set(def.options.flatMap((option) => acceptedKeys(option, path)))];
    case 'array':
      return first === undefined ? [] : acceptedKeys(def.element, rest);
    case 'record':
      return first === undefined ? [] : acceptedKeys(def.valueType, rest);
    case 'object': {
      if (first === undefined) return Object.keys(def.shape);
      const inner = def.shape[String(first)];
      return inner ? acceptedKeys(inner, rest) : [];
    }
    default:
      return [];
  }
}
