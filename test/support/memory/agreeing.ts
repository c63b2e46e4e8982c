import type { SecondOpinion } from '../../../shared/core/second-opinion.ts';

/** Lets every text through. */
export const agreeing: SecondOpinion = async () => ({ says: 'allow' });
