import type { Sender } from '../support/receive/config.ts';
import { sample } from '../support/receive/letters.ts';
import type { Random } from './random.ts';
import { WORDS } from './words.ts';

const RECORDED: Readonly<Record<Sender, readonly string[]>> = {
  github: [
    'github/issues.labeled',
    'github/issues.opened',
    'github/issue_comment.created',
    'github/ping',
  ],
  linear: ['linear/Issue.update', 'linear/Comment.create', 'linear/AgentSessionEvent.created'],
  standard: ['webhook/submitted', 'webhook/minimal'],
  hmac: ['webhook/submitted', 'webhook/minimal'],
};

/** What is inside of a request of a sender, before it is signed. */
export interface Content {
  readonly text: string;
  /** What `X-GitHub-Event` says. */
  readonly event: string;
}

const CONTENTS = new Map(
  Object.entries(RECORDED).map(([from, names]) => [
    from,
    names.map(
      (name): Content => ({
        text: JSON.stringify(sample(name)),
        event: name.replace(/^\w+\//, '').replace(/\..*/, ''),
      }),
    ),
  ]),
);
/** Most of what is signed does not have to mean anything. */
const SMALL: Content = { text: '{"webhookTimestamp":0,"title":"Fix the login"}', event: 'issues' };

/** A recorded event or something smaller, each time another one; Linear's signed time is right. */
export function contentOf(from: Sender, now: number, random: Random): Content {
  const { text, event } = random.once(3) ? random.pick(CONTENTS.get(from) ?? []) : SMALL;
  const note = JSON.stringify(`${random.below(1e9)} ${random.pick(WORDS)}`);
  const sentAt = `"webhookTimestamp":${now - random.below(3_000)}`;
  return {
    text: `{"note":${note},${text.slice(1).replace(/"webhookTimestamp":\d+/, sentAt)}`,
    event,
  };
}
