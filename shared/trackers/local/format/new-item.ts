import { TicketsError } from '../tickets-error.ts';
import { writeList } from './list-value.ts';
import { checkedReference } from './reference.ts';
import { fieldLine } from './with-fields.ts';

/** A ticket that is to be made. */
export interface Draft {
  readonly title: string;
  /** The body of `item.md`. */
  readonly body: string;
  readonly author: string;
  /** Made from the title unless given. */
  readonly slug?: string;
  readonly kind: string;
  readonly priority: string;
  readonly labels: readonly string[];
  readonly assignee?: string;
  readonly readiness?: string;
  readonly needsPreflight?: boolean;
  readonly riskFlags?: readonly string[];
  readonly actionRequired?: string;
  /** `file:src/a.ts`, … */
  readonly references?: readonly string[];
  readonly repo?: string;
  /** Names the ticket for ever: there are no two of one mark. */
  readonly mark?: string;
}

/** The key of ours that a mark stands under. */
export const MARK_KEY = 'sluice_mark';

/** A new `item.md`: the format's eleven fields in their order, then what else is said. @throws TicketsError for what it cannot hold */
export function newItem(
  draft: Draft,
  { id, slug, created }: { readonly id: string; readonly slug: string; readonly created: string },
): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['id', id],
    ['slug', slug],
    ['title', draft.title],
    ['status', 'open'],
    ['kind', draft.kind],
    ['priority', draft.priority],
    ['labels', writeList(draft.labels)],
    ['created_at', created],
    ['updated_at', created],
    ['assignee', draft.assignee ?? 'null'],
    ['legacy_ticket', 'null'],
    ['readiness', draft.readiness],
    ['needs_preflight', draft.needsPreflight?.toString()],
    ['risk_flags', listed(draft.riskFlags)],
    ['action_required', draft.actionRequired],
    ['references', listed(draft.references?.map(checkedReference))],
    ['repo', draft.repo],
    [MARK_KEY, draft.mark],
  ];
  const empty = fields.find(([, value]) => value?.trim() === '');
  if (empty) {
    const hint = 'Every field of a ticket says something; leave out what is not known.';
    throw new TicketsError('invalid', `The ${empty[0]} is empty`, { hint });
  }
  const lines = fields.flatMap(([key, value]) =>
    value === undefined ? [] : [fieldLine(key, value)],
  );
  const body = draft.body.endsWith('\n') ? draft.body : `${draft.body}\n`;
  return `${['---', ...lines, '---', ''].join('\n')}\n${body}`;
}

function listed(names: readonly string[] | undefined): string | undefined {
  return names === undefined || names.length === 0 ? undefined : writeList(names);
}
