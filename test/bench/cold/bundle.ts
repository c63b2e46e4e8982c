import { join } from 'node:path';
import type { BuildOptions, Metafile } from 'esbuild';
import { build } from 'esbuild';
import { bundling } from '../../../infra/constructs/bundling.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ALIAS = '--alias:';

/** One function's file, and what it is made of. */
export interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** Bytes of each source file in it, by path from the root of the repository. */
  readonly inputs: ReadonlyMap<string, number>;
}

/** Bundles as the construct has its functions bundled. */
export async function bundle(name: string, entry: string, into: string): Promise<Bundle> {
  const { target, minify = false, mainFields = [], externalModules = [], banner } = bundling;
  const aliases = Object.entries(bundling.esbuildArgs ?? {})
    .filter(([name]) => name.startsWith(ALIAS))
    .map(([name, to]) => [name.slice(ALIAS.length), String(to)]);
  return made(name, into, {
    entryPoints: [join(ROOT, entry)],
    minify,
    ...(target === undefined ? {} : { target }),
    mainFields: [...mainFields],
    external: [...externalModules],
    alias: Object.fromEntries(aliases),
    ...(banner === undefined ? {} : { banner: { js: banner } }),
  });
}

/** Bundles as the design has its floor: minified, `module` first, and whatever the SDK brings. */
export function plainBundle(name: string, entry: string, into: string): Promise<Bundle> {
  return made(name, into, {
    entryPoints: [join(ROOT, entry)],
    minify: true,
    target: 'node24',
    mainFields: ['module', 'main'],
    // Some of what it brings is not written for modules.
    banner: {
      js: `import{createRequire as make}from'node:module';const require=make(import.meta.url);`,
    },
  });
}

async function made(name: string, into: string, options: BuildOptions): Promise<Bundle> {
  const file = join(into, `${name}.mjs`);
  const { metafile } = await build({
    ...options,
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: file,
    metafile: true,
    logLevel: 'error',
  });
  const [output] = Object.values<Metafile['outputs'][string]>(metafile?.outputs ?? {});
  if (!output) throw new Error(`nothing was made of ${name}`);
  const inputs = Object.entries(output.inputs).map(
    ([path, { bytesInOutput }]) => [path, bytesInOutput] as const,
  );
  return { name, file, bytes: output.bytes, inputs: new Map(inputs) };
}
