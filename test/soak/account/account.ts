import type { Ledger } from '../../../shared/core/ledger.ts';
import type { HeadStore } from '../../../shared/core/store.ts';
import type { World } from '../world/world.ts';
import { doubled } from './doubled.ts';
import { gather } from './gather.ts';
import { lost } from './lost.ts';
import type { Finding, SeenTicket } from './seen-ticket.ts';
import { unexplained } from './unexplained.ts';
import { unrecorded } from './unrecorded.ts';

export interface Account {
  readonly seen: readonly SeenTicket[];
  readonly findings: readonly Finding[];
}

/** Tickets that are looked at at once. */
const AT_ONCE = 8;

const RULES = { lost, doubled, unexplained } as const;

/** Compares what was planned and seen by the world with what we keep and show, ticket by ticket. */
export async function account(
  world: World,
  { heads, ledger }: { readonly heads: HeadStore; readonly ledger: Ledger },
): Promise<Account> {
  const seen: SeenTicket[] = [];
  const findings: Finding[] = [];
  const { tickets } = world.books;
  for (let at = 0; at < tickets.length; at += AT_ONCE) {
    await Promise.all(
      tickets.slice(at, at + AT_ONCE).map(async (ticket) => {
        const one = await gather(ticket, world, heads);
        seen.push(one);
        findings.push(...judged(one));
        for (const what of await unrecorded(ticket, ledger))
          findings.push({ kind: 'unexplained', ticket, what });
      }),
    );
  }
  return { seen, findings };
}

/** What the rules have against a ticket. */
export function judged(seen: SeenTicket): readonly Finding[] {
  const kinds = Object.keys(RULES) as (keyof typeof RULES)[];
  return kinds.flatMap((kind) =>
    RULES[kind].flatMap((rule) => rule(seen).map((what) => ({ kind, ticket: seen.ticket, what }))),
  );
}
