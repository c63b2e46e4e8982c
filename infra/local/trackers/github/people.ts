import type { GithubUser, Permission } from './options.ts';

/** Who may call the API, and with which right. */
export interface People {
  /** The login behind an `Authorization` header; undefined for a token nobody has. */
  who(authorization: string | undefined): string | undefined;
  permission(login: string): Permission | undefined;
  grant(login: string, permission: Permission): void;
  /** Installation tokens: what they may do is emulate's business. */
  admit(token: string, login: string): void;
}

export function people(users: readonly GithubUser[]): People {
  const tokens = new Map(users.map((user) => [user.token, user.login]));
  const permissions = new Map(users.map((user) => [user.login, user.permission]));
  return {
    who: (authorization = '') => tokens.get(authorization.replace(/^(bearer|token) /i, '')),
    permission: (login) => permissions.get(login),
    grant: (login, permission) => permissions.set(login, permission),
    admit: (token, login) => tokens.set(token, login),
  };
}
