import { posix } from 'node:path';

const COMMENT_LINES = /^\s*(?:\*|\/[/*]).*$/gm;
const STATIC = /^[ \t]*(?:import|export)\b([^'"`;=()]*?\bfrom\s*|\s*)(['"])([^'"\n]+)\2/gm;
const DYNAMIC = /\b(?:import|require|require\.resolve)\(\s*(['"`])([^'"`\n]+)\1/g;

export interface Import {
  /** A path from the root of the repository for our own files, else the package as it is written. */
  readonly target: string;
  readonly own: boolean;
  /** Gone when the types are: it brings nothing into a bundle. */
  readonly typeOnly: boolean;
}

/** What a file imports, by the look of its lines. `file` is a path from the root of the repository. */
export function importsOf(file: string, source: string): Import[] {
  const code = source.replace(COMMENT_LINES, '');
  const found = (specifier: string, typeOnly: boolean): Import => {
    const own = specifier.startsWith('.');
    const target = own ? posix.join(posix.dirname(file), specifier) : specifier;
    return { target, own, typeOnly };
  };
  return [
    ...[...code.matchAll(STATIC)].map(([, clause = '', , specifier = '']) =>
      found(specifier, /^\s+type\b/.test(clause)),
    ),
    ...[...code.matchAll(DYNAMIC)].map(([, , specifier = '']) => found(specifier, false)),
  ];
}
