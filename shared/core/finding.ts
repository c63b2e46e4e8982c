/** What a check of a deployment found. A problem says what to do about it; what could not be looked at, why. */
export type Finding = { readonly check: string; readonly says: string } & (
  | { readonly state: 'ok' }
  | { readonly state: 'problem'; readonly fix: string }
  | { readonly state: 'skip' }
);
