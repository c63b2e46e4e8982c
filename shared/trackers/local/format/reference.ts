import { TicketsError } from '../tickets-error.ts';

const KINDS = ['file', 'branch', 'commit', 'artifact', 'url'] as const;

/** What a ticket points at. A `file` is a path in the repository, an `artifact` one below the ticket's `artifacts/`. */
export interface Reference {
  readonly kind: (typeof KINDS)[number];
  readonly target: string;
}

const FORMS: Readonly<Record<Reference['kind'], (target: string) => boolean>> = {
  file: isPathInside,
  artifact: isPathInside,
  branch: (target) =>
    /^(?![-/.])(?!.*(\.\.|@\{|\/\/|\.lock$|[/.]$))[^\s~^:?*[\\\p{Cc}]+$/u.test(target),
  commit: (target) => /^[0-9a-f]{7,64}$/i.test(target),
  url: (target) => /^https?:\/\//i.test(target) && URL.canParse(target) && !/\s/.test(target),
};

/** Reads `file:src/a.ts`; `undefined` for what is no reference. */
export function readReference(text: string): Reference | undefined {
  const [, word, target = ''] = /^([a-z]+):(.+)$/s.exec(text.trim()) ?? [];
  const kind = KINDS.find((each) => each === word);
  return kind && FORMS[kind](target) ? { kind, target } : undefined;
}

/** `file:src/a.ts`, once it is checked. @throws TicketsError */
export function checkedReference(text: string): string {
  const reference = readReference(text);
  if (reference) return `${reference.kind}:${reference.target}`;
  throw new TicketsError('invalid', `'${text}' is no reference`, {
    hint: 'Write `file:<path>`, `branch:<name>`, `commit:<hash>`, `artifact:<path>` or `url:<address>`; paths lead nowhere with `..`.',
  });
}

function isPathInside(path: string): boolean {
  const parts = path.split('/');
  return (
    !parts.some((part) => part === '' || part === '.' || part === '..') && !/[\\\p{Cc}]/u.test(path)
  );
}
