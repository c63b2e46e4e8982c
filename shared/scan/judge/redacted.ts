const REDACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:gh[pousr]_|github_pat_|glpat-|sk-|xox[a-z]-|AKIA|ASIA)[\w-]{8,}/g, '[REDACTED_TOKEN]'],
  [/\b[\da-f]{24,}\b|[\w+/-]{40,}={0,2}/gi, '[REDACTED_LITERAL]'],
  [/\b[A-Z][A-Z\d_]{1,60}\s?=\s?(?:"[^"]*"?|'[^']*'?|[^\s"']+)/g, '[REDACTED_ASSIGNMENT]'],
];

/** The text without what looks like a secret: tokens, long hex and base64, assignments in capitals. */
export const redacted = (text: string): string =>
  REDACTIONS.reduce((rest, [secret, name]) => rest.replace(secret, name), text);
