import { createHash } from 'node:crypto';
import { transformSync, version } from 'esbuild';

const TARGET = 'node24';

/** Lets jest read TypeScript: takes the types out and leaves ES modules as they are. `tsc` checks the types. */
export default {
  process(source: string, filename: string) {
    return transformSync(source, {
      loader: 'ts',
      format: 'esm',
      target: TARGET,
      sourcemap: 'both',
      sourcefile: filename,
    });
  },
  getCacheKey(source: string, filename: string) {
    return createHash('sha256')
      .update([version, TARGET, filename, source].join('\0'))
      .digest('hex');
  },
};
