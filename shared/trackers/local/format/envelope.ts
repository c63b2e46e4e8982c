import type { Item } from './item.ts';
import { readList } from './list-value.ts';
import { readMoment } from './moment.ts';
import type { Reference } from './reference.ts';
import { readReference } from './reference.ts';

/** What the frontmatter of an `item.md` says, typed; what nobody filled is absent. */
export interface Envelope {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: string;
  readonly priority: string;
  readonly labels: readonly string[];
  /** Epoch milliseconds. */
  readonly createdAt?: number;
  readonly updatedAt?: number;
  readonly assignee?: string;
  readonly legacyTicket?: string;
  /** `implementation-ready`, `requirements-sync`, …: any word. */
  readonly readiness?: string;
  readonly needsPreflight?: boolean;
  readonly riskFlags: readonly string[];
  readonly actionRequired?: string;
  readonly references: readonly Reference[];
  /** Ours: the repository that the ticket belongs to, as `owner/name`. */
  readonly repo?: string;
}

const TRUE = ['true', 'yes', '1'];
const FALSE = ['false', 'no', '0'];

export function envelopeOf({ fields }: Item): Envelope {
  const text = (key: string) => {
    const value = fields.get(key);
    return value === undefined || value === '' || value === 'null' ? undefined : value;
  };
  const needsPreflight = flag(text('needs_preflight') ?? text('needs-preflight'));
  return {
    id: text('id') ?? '',
    slug: text('slug') ?? '',
    title: fields.get('title') ?? '',
    kind: text('kind') ?? '',
    priority: text('priority') ?? '',
    labels: readList(fields.get('labels')),
    riskFlags: readList(fields.get('risk_flags') ?? fields.get('risks')),
    references: readList(fields.get('references'))
      .map(readReference)
      .filter((each) => each !== undefined),
    ...given('createdAt', readMoment(text('created_at'))),
    ...given('updatedAt', readMoment(text('updated_at'))),
    ...given('assignee', text('assignee')),
    ...given('legacyTicket', text('legacy_ticket')),
    ...given('readiness', text('readiness')),
    ...given('needsPreflight', needsPreflight),
    ...given('actionRequired', text('action_required')),
    ...given('repo', text('repo')),
  };
}

function flag(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  return TRUE.includes(value) ? true : FALSE.includes(value) ? false : undefined;
}

function given<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<K, T>>;
}
