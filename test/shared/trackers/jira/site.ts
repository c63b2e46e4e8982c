import { documentText } from '../../../../shared/trackers/jira/document-text.ts';
import type { Json } from './letters.ts';
import { ANN, BOB, SITE, SLUICE, user } from './letters.ts';

/** By address: whose token it is. */
export const ACCOUNTS: Readonly<Record<string, string>> = {
  'ann@harbor.example': ANN,
  'sluice@harbor.example': SLUICE,
};
export const PEOPLE = {
  eye: '712020:00000000-0000-4000-8000-00000000000a',
  gone: '712020:00000000-0000-4000-8000-00000000000b',
  app: '712020:00000000-0000-4000-8000-00000000000c',
};

/** What each may; ANN and SLUICE work here, BOB administers. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  [ANN]: ['EDIT_ISSUES', 'ADD_COMMENTS', 'BROWSE_PROJECTS'],
  [SLUICE]: ['ADMINISTER_PROJECTS', 'EDIT_ISSUES', 'ADD_COMMENTS', 'BROWSE_PROJECTS'],
  [BOB]: ['ADMINISTER_PROJECTS', 'EDIT_ISSUES', 'ADD_COMMENTS', 'BROWSE_PROJECTS'],
  [PEOPLE.eye]: ['BROWSE_PROJECTS'],
  [PEOPLE.gone]: ['EDIT_ISSUES', 'BROWSE_PROJECTS'],
  [PEOPLE.app]: ['EDIT_ISSUES', 'BROWSE_PROJECTS'],
};

const USERS: Readonly<Record<string, Json>> = {
  [ANN]: user(ANN, 'Ann Lee'),
  [BOB]: user(BOB, 'Bob Roy'),
  [SLUICE]: user(SLUICE, 'Sluice'),
  [PEOPLE.eye]: user(PEOPLE.eye, 'Eve Eye'),
  [PEOPLE.gone]: user(PEOPLE.gone, 'Gus Gone', { active: false }),
  [PEOPLE.app]: user(PEOPLE.app, 'Some App', { accountType: 'app' }),
};

/** The ways that the workflow has, from where to where: Done is reached only from what was begun. */
const WAYS: readonly [id: string, name: string, from: readonly string[], to: string][] = [
  ['11', 'Start progress', ['To Do'], 'In Progress'],
  ['21', 'Ask for review', ['In Progress'], 'In Review'],
  ['31', 'Give up', ['To Do', 'In Progress', 'In Review'], "Won't do"],
  ['41', 'Finish', ['To Do', 'In Progress', 'In Review'], 'Done'],
  ['51', 'Take back', ['In Progress', 'Done', "Won't do"], 'To Do'],
];
const CATEGORIES: Readonly<Record<string, readonly [id: number, key: string]>> = {
  'To Do': [2, 'new'],
  'In Progress': [4, 'indeterminate'],
  'In Review': [4, 'indeterminate'],
  Done: [3, 'done'],
  "Won't do": [3, 'done'],
};

export type Site = ReturnType<typeof openSite>;

/** A site of Jira: what its API changes and shows, with the changelog that its webhooks would send. */
export function openSite() {
  let last = 0;
  let next = 10_000;
  const id = () => {
    next += 1;
    return String(next);
  };
  /** No two changes in one millisecond. */
  const tick = () => {
    last = Math.max(last + 1, Date.now());
    return written(last);
  };
  const issues = new Map<string, Json>();

  function create(by: string, fields: Json): Json {
    const number = id();
    const at = tick();
    const issue = {
      id: number,
      key: `SHOP-${number}`,
      self: `https://${SITE}/rest/api/3/issue/${number}`,
      fields: {
        summary: 'Totals',
        description: null,
        labels: [],
        assignee: null,
        creator: USERS[by],
        status: status('To Do'),
        issuetype: { id: '10004', name: 'Bug', subtask: false },
        priority: { id: '3', name: 'Medium' },
        project: { id: '10000', key: 'SHOP', name: 'Shop' },
        created: at,
        updated: at,
        ...fields,
      },
      log: [],
      comments: [],
    };
    issues.set(number, issue);
    return issue;
  }

  /** Changes what differs, and writes it down. */
  function change(by: string, issue: Json, fields: Json): void {
    const items = Object.entries<Json>(fields).flatMap(([field, value]) => {
      const before = issue.fields[field];
      if (JSON.stringify(before) === JSON.stringify(value)) return [];
      issue.fields[field] = value;
      return [item(field, before, value)];
    });
    if (items.length === 0) return;
    const created = tick();
    issue.fields.updated = created;
    issue.log.push({ id: id(), author: USERS[by], created, items });
  }

  return {
    users: USERS,
    may: MAY,
    issues,
    create,
    change,
    waysFrom: (issue: Json) =>
      WAYS.filter(([, , from]) => from.includes(issue.fields.status.name)).map(
        ([way, name, , to]) => ({
          id: way,
          name,
          to: status(to),
          hasScreen: false,
          isAvailable: true,
        }),
      ),
    status,
    comment(by: string, issue: Json, wish: Json): Json {
      const at = tick();
      const made = {
        self: `${issue.self}/comment/${next + 1}`,
        id: id(),
        author: USERS[by],
        updateAuthor: USERS[by],
        created: at,
        updated: at,
        jsdPublic: true,
        ...wish,
      };
      issue.comments.push(made);
      issue.fields.updated = at;
      return made;
    },
    now: () => last,
    later: async () => void tick(),
  };
}

/** `2026-11-20T09:11:18.321+0000` */
function written(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

function status(name: string): Json {
  const [id, key] = CATEGORIES[name] ?? [1, 'undefined'];
  return {
    self: `https://${SITE}/rest/api/3/status/${name.length}`,
    id: String(name.length),
    name,
    description: '',
    statusCategory: { self: `https://${SITE}/rest/api/3/statuscategory/${id}`, id, key, name: key },
  };
}

function item(field: string, before: Json, after: Json) {
  const [from, to] = [before, after].map((value) => value?.accountId ?? value?.id ?? null);
  const [fromString, become] = [before, after].map((value) => {
    if (Array.isArray(value)) return value.join(' ');
    if (field === 'description') return documentText(value);
    return value?.displayName ?? value?.name ?? value ?? null;
  });
  return { field, fieldtype: 'jira', fieldId: field, from, fromString, to, toString: become };
}
