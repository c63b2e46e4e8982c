import type { Json } from '../../support/receive/letters.ts';
import { letter, NOW, sample } from '../../support/receive/letters.ts';
import type { Posting } from './sender.ts';
import { LINEAR } from './sender.ts';
import type { Item } from './site.ts';
import type { Stage } from './stage.ts';

/** The recorded issue's readable id. */
export const LINEAR_ISSUE = 'linear:ENG-42';

/** Puts the recorded issue on the emulated Linear. */
export function linearIssue({ site }: Stage, labels: readonly string[] = []): Item {
  const { data } = sample('linear/Issue.create');
  const item: Item = {
    title: data.title,
    body: data.description,
    open: true,
    labels: new Set(labels),
    assignees: [],
  };
  site.items.set(data.id, item);
  return item;
}

/** A recorded event as it is sent `at` (milliseconds from the start). Every try has the same bytes, its old time included. */
export function event(
  name: string,
  at: number,
  change: (payload: Json) => void = () => {},
): Posting {
  const payload = sample(`linear/${name}`);
  const time = new Date(NOW + at).toISOString();
  payload.createdAt = time;
  payload.webhookTimestamp = NOW + at;
  if (payload.agentActivity) payload.agentActivity.updatedAt = time;
  change(payload);
  const sent = letter('linear', payload);
  return { what: `Linear's ${name}`, sender: LINEAR, letter: () => sent };
}
