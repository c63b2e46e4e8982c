import { matchesGlob } from 'node:path';
import type { Import } from './imports-of.ts';
import { importsOf } from './imports-of.ts';
import type { Tree } from './rules.ts';
import { barriers, belongings, directions } from './rules.ts';

const inside = (file: string, place: string): boolean =>
  matchesGlob(file, place) || matchesGlob(file, `${place}/**`);

const within = (file: string, places: readonly string[]): boolean =>
  places.some((place) => !place.startsWith('!') && inside(file, place)) &&
  !places.some((place) => place.startsWith('!') && inside(file, place.slice(1)));

/** The folder of the table that holds a file, as written there and as it is. */
function homeOf(file: string) {
  const row = directions.find(({ folder }) => matchesGlob(file, `${folder}/**/*`));
  return row && { row, path: file.split('/', row.folder.split('/').length).join('/') };
}

/** Every import that goes where it must not, one line each, with the rule that it breaks. */
export function violations(tree: Tree): string[] {
  const imports = new Map(
    Object.entries(tree).map(([file, source]) => [file, importsOf(file, source)]),
  );
  return [...imports].flatMap(([file, found]) => [
    ...misplaced(file),
    ...found.flatMap((one) => [...upwards(file, one), ...strangers(file, one)]),
    ...smuggled(file, imports),
  ]);
}

function misplaced(file: string): string[] {
  return homeOf(file) ? [] : [`${file} has no place: see docs/decisions/001-layout.md`];
}

function upwards(file: string, { target, own }: Import): string[] {
  const home = homeOf(file);
  if (!own || !home || home.path === homeOf(target)?.path) return [];
  const { folder, mayImport } = home.row;
  if (within(target, mayImport)) return [];
  return [
    `${file} imports ${target}: ${folder} imports only ${['itself', ...mayImport].join(', ')}`,
  ];
}

function strangers(file: string, { target, own }: Import): string[] {
  return belongings
    .filter(({ packages, only }) => !own && packages.test(target) && !within(file, only))
    .map(({ what }) => `${file} imports ${target}: ${what}`);
}

function smuggled(file: string, imports: ReadonlyMap<string, readonly Import[]>): string[] {
  return barriers
    .filter(({ from }) => within(file, from))
    .flatMap(({ what, never, bundled }) =>
      (bundled ? reachable(file, imports) : (imports.get(file) ?? []))
        .filter(({ target, own }) =>
          own ? within(target, never.files) : never.packages.test(target),
        )
        .map(({ target }) => `${file} brings in ${target}: ${what}`),
    );
}

/** What a bundle of the file would hold. */
function reachable(file: string, imports: ReadonlyMap<string, readonly Import[]>): Import[] {
  const reached = new Map<string, Import>();
  const visit = (from: string) => {
    for (const one of imports.get(from) ?? []) {
      if (one.typeOnly || reached.has(one.target)) continue;
      reached.set(one.target, one);
      if (one.own) visit(one.target);
    }
  };
  visit(file);
  return [...reached.values()];
}
