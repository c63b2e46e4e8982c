import type { GITHUB_REFUSALS } from '../../../../shared/trackers/github/refusals.ts';
import type { Answer, Fault } from '../../../support/faulty-proxy.ts';

type Given = (typeof GITHUB_REFUSALS)[number]['given'];

/** An answer as GitHub gives it, and the row of its table that it is. */
export interface GithubAnswer {
  readonly row: Given;
  readonly given: string;
  readonly answer: Answer;
}

const inSeconds = (seconds: number) => String(Math.ceil(Date.now() / 1000) + seconds);
const docs = (page: string) => ({ documentation_url: `https://docs.github.com/${page}` });
const says = (message: string, page = 'rest') => ({ message, ...docs(page) });

const SECONDARY =
  'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.';
const LIMITS = {
  primary: 'the primary limit is used up, or a secondary one asks to wait',
  secondary: 'a secondary limit that does not say how long',
  other: 'a limit',
  fails: 'GitHub or a proxy fails; what was asked may be done all the same',
} as const satisfies Record<string, Given>;

/** Answers after which the same may work later. */
export const PASSING: readonly GithubAnswer[] = [
  {
    row: LIMITS.primary,
    given: '403, the primary limit is used up',
    answer: {
      status: 403,
      headers: {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': inSeconds(90),
      },
      body: says('API rate limit exceeded for user ID 1.'),
    },
  },
  {
    row: LIMITS.primary,
    given: '403 of a secondary limit with Retry-After',
    answer: { status: 403, headers: { 'retry-after': '60' }, body: says(SECONDARY) },
  },
  {
    row: LIMITS.secondary,
    given: '403 of a secondary limit, without a word how long',
    answer: { status: 403, body: says(SECONDARY) },
  },
  {
    row: LIMITS.secondary,
    given: '403 of the abuse detection',
    answer: {
      status: 403,
      body: says('You have triggered an abuse detection mechanism. Please wait a few minutes.'),
    },
  },
  {
    row: LIMITS.other,
    given: '429 with Retry-After: a date',
    answer: {
      status: 429,
      headers: { 'retry-after': new Date(Date.now() + 60_000).toUTCString() },
      body: says('Too many requests'),
    },
  },
  { row: LIMITS.other, given: '429 alone', answer: { status: 429, body: says(SECONDARY) } },
  {
    row: LIMITS.other,
    given: '429 with Retry-After: -5',
    answer: { status: 429, headers: { 'retry-after': '-5' }, body: says(SECONDARY) },
  },
  {
    row: LIMITS.fails,
    given: '500 with a page',
    answer: { status: 500, body: '<html><h1>Unicorn!</h1></html>' },
  },
  {
    row: LIMITS.fails,
    given: '502 of a proxy',
    answer: { status: 502, body: says('Server Error') },
  },
  {
    row: LIMITS.fails,
    given: '503 with Retry-After',
    answer: { status: 503, headers: { 'retry-after': '30' }, body: says('Service unavailable') },
  },
  { row: LIMITS.fails, given: '409', answer: { status: 409, body: says('Conflict') } },
];

/** What is no answer. */
export const LOST: readonly { readonly given: string; readonly fault: Fault }[] = [
  { given: 'a reset before it was done', fault: { reset: 'before' } },
  { given: 'a reset after it was done', fault: { reset: 'after' } },
  {
    given: '500 after it was done',
    fault: { afterwards: { status: 500, body: says('Server Error') } },
  },
  {
    given: 'the page of a proxy with 200 after it was done',
    fault: { afterwards: { status: 200, body: '<html>maintenance</html>' } },
  },
  {
    given: 'a secondary limit after it was done',
    fault: { afterwards: { status: 403, body: says(SECONDARY) } },
  },
];

/** Answers after which the same never works. */
export const PERMANENT: readonly (GithubAnswer & { readonly hint: string })[] = [
  {
    row: 'the token is wrong, expired or revoked',
    given: '401, a revoked token',
    answer: { status: 401, body: says('Bad credentials') },
    hint: 'Bad credentials (permission_denied). Give the connection new `credentials`.',
  },
  {
    row: 'the conversation is locked',
    given: '403, a locked conversation',
    answer: {
      status: 403,
      body: says('Unable to create comment because issue is locked.', 'articles/locking'),
    },
    hint: 'Unlock the conversation',
  },
  {
    row: 'the repository is archived',
    given: '403, an archived repository',
    answer: { status: 403, body: says('Repository was archived so is read-only.') },
    hint: 'Unarchive the repository.',
  },
  {
    row: 'the token may not',
    given: '403, an app without the right',
    answer: { status: 403, body: says('Resource not accessible by integration') },
    hint: 'Resource not accessible by integration',
  },
  {
    row: 'there is no such issue, or the token cannot see it',
    given: '404',
    answer: { status: 404, body: { ...says('Not Found'), status: '404' } },
    hint: 'let the token see its repository',
  },
  {
    row: 'the issue was deleted, or issues are turned off',
    given: '410, a deleted issue',
    answer: { status: 410, body: says('This issue was deleted') },
    hint: 'GitHub answered 410 (not_found)',
  },
  {
    row: 'the issue was deleted, or issues are turned off',
    given: '410, issues turned off',
    answer: { status: 410, body: says('Issues has been disabled in this repository.') },
    hint: 'turn the repository’s issues on again',
  },
  {
    row: 'it does not take what we wrote: a label’s name, a body',
    given: '422, a body that is too long',
    answer: {
      status: 422,
      body: {
        ...says('Validation Failed'),
        errors: [
          {
            resource: 'IssueComment',
            code: 'custom',
            field: 'body',
            message: 'body is too long (maximum is 65536 characters)',
          },
        ],
      },
    },
    hint: 'GitHub answered 422 (invalid_argument)',
  },
];
