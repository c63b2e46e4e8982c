import type { Config } from '../../../shared/core/config.ts';
import { project } from '../../support/receive/config.ts';
import { shop } from './shop.ts';

const bedrock = { guardrail: 'abcdef', version: '1' } as const;

/** A project that has somebody else asked about what the scanner lets through. */
export const guarded = (): Config =>
  shop('github', {}, { scan: { ...project('github').scan, secondOpinion: { bedrock } } });
