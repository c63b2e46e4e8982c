/** The source of our events, which rules match. */
export const SOURCE = 'sluice';
