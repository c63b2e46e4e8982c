/** Mara has a repository, jo may write there, passer may nothing; sluice is our account, an administrator of it. */
export const PEOPLE = ['mara', 'jo', 'passer', 'sluice'] as const;

export type Login = (typeof PEOPLE)[number];

/** A running Gitea, or what stands in for one, without any repository. */
export interface Gitea {
  readonly url: string;
  readonly tokens: Readonly<Record<Login, string>>;
  /** Until its clock shows another second. */
  later(): Promise<void>;
  stop(): Promise<void>;
}
