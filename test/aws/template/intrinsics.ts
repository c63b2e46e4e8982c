/** What the resources of one deployment are called. */
export interface Names {
  /** What `Ref` answers: of a resource, or of a pseudo parameter (`AWS::Region`). */
  ref(id: string): string;
  /** What `Fn::GetAtt` answers. */
  attribute(id: string, name: string): string;
}

type Intrinsic = (given: unknown, names: Names) => unknown;

/** What our templates use; anything else is refused, as nobody would know what it means. */
const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (id, names) => names.ref(text(id)),
  'Fn::GetAtt': (given, names) => {
    const [id, name] = Array.isArray(given) ? given : text(given).split('.');
    return names.attribute(text(id), text(name));
  },
  'Fn::Join': (given, names) => {
    const [between, parts] = given as [string, unknown[]];
    return parts.map((part) => text(resolve(part, names))).join(between);
  },
  'Fn::Sub': (given, names) =>
    text(given).replace(/\$\{([^}]+)\}/g, (_, name: string) => {
      const [id = '', attribute] = name.split('.');
      return attribute === undefined ? names.ref(id) : names.attribute(id, attribute);
    }),
};

/** A value of a template, with everything put in that only a deployment knows. */
export function resolve(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, names));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, given] = ['', undefined]] = entries;
  if (name === 'Ref' || name.startsWith('Fn::')) {
    const intrinsic = INTRINSICS[name];
    if (!intrinsic || entries.length > 1)
      throw new Error(`A template with ${name} is not understood`);
    return intrinsic(given, names);
  }
  return Object.fromEntries(entries.map(([key, one]) => [key, resolve(one, names)]));
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`Expected a text, got ${JSON.stringify(value)}`);
  return value;
}
