import type { Json, Letter } from '../../support/receive/letters.ts';
import { letter, sample } from '../../support/receive/letters.ts';

/** Address fields of a repository, as GitHub sends them; the sample leaves them out. */
const ADDRESSES =
  'keys collaborators teams hooks issue_events events assignees branches tags blobs git_tags git_refs trees statuses languages stargazers contributors subscribers subscription commits git_commits comments issue_comment contents compare merges archive downloads issues pulls milestones notifications labels releases deployments forks git_url ssh_url clone_url svn_url'.split(
    ' ',
  );
const OF_A_PERSON =
  'followers following gists starred subscriptions organizations repos events received_events'.split(
    ' ',
  );

const PROSE =
  'When two vouchers are in one basket, the total drops by the first one only. Steps: add `SPRING10`, add `FREESHIP`, open the basket. Expected: both are taken off. The second one is listed, and its line says 0.00. It was right before the checkout was moved to the new price engine. ';

/**
 * A `labeled` delivery of GitHub's make: addresses of repository, organization, milestone and people in full, as they are most of every
 * delivery, and an issue whose text fills up what is left.
 */
export function githubDelivery(bytes: number, n = 0): Letter {
  const payload = sample('github/issues.labeled');
  const { repository, issue, sender } = payload;
  for (const name of ADDRESSES)
    repository[`${name}_url`] =
      `https://api.github.com/repos/${repository.full_name}/${name}{/sha}`;
  for (const person of [sender, issue.user, repository.owner]) withAddresses(person);
  payload.organization = withAddresses({
    ...repository.owner,
    description: 'Everything for a boat and its crew.',
  });
  issue.assignee = { ...sender };
  issue.milestone = {
    id: 9_112_001,
    number: 12,
    title: 'Spring release',
    description: 'What has to be right before the season begins.',
    url: `https://api.github.com/repos/${repository.full_name}/milestones/12`,
    labels_url: `https://api.github.com/repos/${repository.full_name}/milestones/12/labels`,
    creator: { ...sender },
    open_issues: 14,
    closed_issues: 31,
    state: 'open',
    due_on: '2026-04-01T07:00:00Z',
  };
  issue.id += n;
  issue.number += n;
  issue.body = '';
  const room = bytes - JSON.stringify(payload).length;
  issue.body = PROSE.repeat(Math.ceil(room / PROSE.length)).slice(0, Math.max(0, room));
  return letter('github', payload);
}

function withAddresses(person: Json): Json {
  for (const name of OF_A_PERSON)
    person[`${name}_url`] = `https://api.github.com/users/${person.login}/${name}{/id}`;
  return person;
}
