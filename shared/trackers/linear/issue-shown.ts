import * as z from 'zod/mini';
import { list } from './define.ts';

const Named = z.object({ id: z.string(), name: z.string() });
const Person = z.object({ id: z.string(), name: z.string(), email: z.string() });

/** What an issue shows of itself, but for its labels: how many of them are asked for is billed. */
export const ISSUE_FIELDS = `id identifier number title description url priority trashed archivedAt
      state { name type }
      assignee { id name email }
      creator { id name email }
      team { id key name }
      project { id name }`;

/** The same as it is answered. */
export const IssueShown = z.object({
  id: z.string(),
  identifier: z.string(),
  number: z.number(),
  title: z.string(),
  description: z.nullish(z.string()),
  url: z.string(),
  priority: z.number(),
  trashed: z.nullish(z.boolean()),
  archivedAt: z.nullish(z.string()),
  state: z.object({ name: z.string(), type: z.string() }),
  labels: list(Named),
  assignee: z.nullish(Person),
  creator: z.nullish(Person),
  team: z.object({ id: z.string(), key: z.string(), name: z.string() }),
  project: z.nullish(Named),
});
