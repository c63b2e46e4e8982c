/** What a project gets that says nothing about scanning. */
export const SETTINGS = {
  mode: 'block',
  threshold: 0.6,
  allow: { authors: [], labels: [], rules: [] },
} as const;
