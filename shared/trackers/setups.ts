import type { SetupKind } from '../core/setup.ts';
import { githubSetup } from './github/setup.ts';
import { linearSetup } from './linear/setup.ts';

/** The part of every tracker that people set up with: for the command line alone, no function bundles it. */
export const setups: readonly SetupKind[] = [githubSetup, linearSetup];
