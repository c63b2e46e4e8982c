import { Hono } from 'hono';
import { ask } from './ask.ts';
import { paged } from './paged.ts';
import type { Caller, World } from './world.ts';

/** `/timeline` and `/events` of an issue, from the webhooks that were sent. */
export function history(world: World): Hono<Caller> {
  const app = new Hono<Caller>();
  for (const route of ['timeline', 'events']) {
    app.get(`/:owner/:repo/issues/:number{[0-9]+}/${route}`, async (c) => {
      const { owner, repo, number } = c.req.param();
      const issue = await ask(world, c.req.raw, `/repos/${owner}/${repo}/issues/${number}`);
      if (issue.status !== 200) return issue;
      const entries = world.timeline.of(`${owner}/${repo}`, Number(number));
      return paged(c, route === 'timeline' ? entries : entries.filter(isIssueEvent));
    });
  }
  return app;
}

function isIssueEvent({ event }: { event: string }): boolean {
  return event !== 'commented';
}
