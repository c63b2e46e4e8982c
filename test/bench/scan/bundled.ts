import { buildSync } from 'esbuild';

/** Bytes of a bundle of the scanner's own files, as the functions have it: one minified file. */
export const bundled = (contents: string): Uint8Array =>
  buildSync({
    stdin: { contents, resolveDir: 'shared/scan' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
  }).outputFiles[0]?.contents ?? new Uint8Array();
