import { SHOW_TRIES } from '../../../functions/writeback/give-way.ts';
import type { BackendErrorKind } from '../../../shared/core/backend-error.ts';
import type { HttpRefusal } from '../../../shared/core/http-refusal.ts';
import type { Refusal } from '../../../shared/core/refusal.ts';
import { GITEA_REFUSALS } from '../../../shared/trackers/gitea/refusals.ts';
import { GITHUB_REFUSALS } from '../../../shared/trackers/github/refusals.ts';
import { GITLAB_REFUSALS } from '../../../shared/trackers/gitlab/refusals.ts';
import { STATUSES } from '../../../shared/trackers/grpc/statuses.ts';
import { JIRA_REFUSALS } from '../../../shared/trackers/jira/refusals.ts';
import { LINEAR_REFUSALS } from '../../../shared/trackers/linear/refusals.ts';
import { REST_REFUSALS } from '../../../shared/trackers/rest/rest-refusals.ts';
import { SHORTCUT_REFUSALS } from '../../../shared/trackers/shortcut/refusals.ts';
import { CALLBACK_REFUSALS } from '../../../shared/trackers/webhook/refusals.ts';

/** What writeback does with each kind; test/functions/writeback holds it to it. */
const DOES: Readonly<Record<BackendErrorKind, string>> = {
  unavailable: `again, at most ${SHOW_TRIES} times`,
  permission_denied: 'labels and state all the same, then the end',
  invalid_argument: 'labels and state all the same, then the end',
  not_found: 'the end',
  gone: 'the end, for later changes of the task too',
};

/** What no table of a tracker has, as no tracker's words are in it. */
const OTHERS: readonly (readonly [tracker: string, refusal: Refusal])[] = [
  [
    'any',
    {
      given:
        'no answer: no such host, no or a broken connection, a bad certificate, the time is up',
      answer: 'none within 25 s (callbacks: 15 s), or one that cannot be read',
      kind: 'unavailable',
    },
  ],
  [
    'any',
    {
      given: 'Sluice itself fails: a secret, a table, a fault',
      answer: '–',
      kind: 'unavailable',
      hint: 'Read the log of writeback.',
    },
  ],
  [
    'any',
    {
      given: 'the project is no longer configured',
      answer: '–',
      kind: 'invalid_argument',
      hint: 'Put it back into sluice.yaml.',
    },
  ],
];
const GITHUB_OTHERS: readonly Refusal[] = [
  {
    given: 'the issue was transferred, or its repository went to another owner',
    answer: '301, 307, 308 to another issue',
    kind: 'not_found',
  },
];
const LINEAR_OTHERS: readonly Refusal[] = [
  {
    given: 'the issue was deleted, or is in the bin',
    answer: '`Entity not found: Issue`, `trashed`',
    kind: 'not_found',
  },
  {
    given: 'the team has no workflow state of the configured name; the labels change all the same',
    answer: '–',
    kind: 'invalid_argument',
    hint: 'Use one of the names that the error lists in `states` of the connection.',
  },
];
const CALLBACK_OTHERS: readonly Refusal[] = [
  {
    given:
      'the address is not https, its host is not among `callbackHosts`, or not on the public internet',
    answer: 'nothing is sent',
    kind: 'invalid_argument',
    hint: 'Add the host to `callbackHosts`.',
  },
];

/** Each with its own rows before those that all of them have. */
const OVER_REST: readonly (readonly [tracker: string, rows: readonly HttpRefusal[]])[] = [
  ['Gitea', GITEA_REFUSALS],
  ['GitLab', GITLAB_REFUSALS],
  ['Jira', JIRA_REFUSALS],
  ['Shortcut', SHORTCUT_REFUSALS],
];

/** Error × what is done about it, per tracker. */
export function refusalsTable(): string {
  const rows = [
    ...of('GitHub', [...GITHUB_REFUSALS, ...GITHUB_OTHERS]),
    ...of('Linear', [...Object.values(LINEAR_REFUSALS), ...LINEAR_OTHERS]),
    ...OVER_REST.flatMap(([tracker, rows]) =>
      of(
        tracker,
        rows.filter((row) => !REST_REFUSALS.includes(row)),
      ),
    ),
    ...of(OVER_REST.map(([tracker]) => tracker).join(', '), REST_REFUSALS),
    ...of('gRPC', Object.values(STATUSES)),
    ...of('callback', [...CALLBACK_REFUSALS, ...CALLBACK_OTHERS]),
    ...OTHERS,
  ].map(([tracker, { given, answer, kind, hint = '' }]) =>
    ['', tracker, given, answer, `\`${kind}\``, DOES[kind], hint, ''].join(' | ').trim(),
  );
  return [
    '| tracker | what it is | the answer | sorted as | what Sluice does | what a person can do |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function of(tracker: string, rows: readonly Refusal[]) {
  return rows.map((row) => [tracker, row] as const);
}
