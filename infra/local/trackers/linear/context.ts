import type { Publish } from './publish.ts';
import type { UserRow } from './rows.ts';
import type { Workspace } from './workspace.ts';

/** What every resolver gets: the data, who is calling, and the way out for webhooks. */
export interface Context {
  readonly workspace: Workspace;
  readonly caller: UserRow;
  readonly publish: Publish;
}
