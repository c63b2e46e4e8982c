import * as z from 'zod/mini';
import { MOST_STARTS } from '../../core/breaker.ts';
import { Guardrail } from '../../core/guardrail.ts';
import type { Permission } from '../../core/project.ts';
import { RISK_TIERS } from '../../core/project.ts';
import { Duration, durationUpTo } from './duration.ts';
import { form, Text, Texts } from './text.ts';

const PERMISSIONS = [
  'read',
  'triage',
  'write',
  'maintain',
  'admin',
] as const satisfies readonly Permission[];

/** More often than that is a flood to the tracker. */
const MIN_INTERVAL_SECONDS = 30;

/** Part of keys and labels, so of few letters. */
const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;
export const NAME_EXPECTED = 'a name of up to 64 letters, digits, `-`, `_` and `.`';

const Poll = z.strictObject({
  enabled: z._default(z.boolean(), false),
  interval: z
    ._default(Duration, 60)
    .check(z.refine((seconds) => seconds >= MIN_INTERVAL_SECONDS, 'at least 30 seconds')),
  maxResults: z._default(z.int().check(z.gte(1), z.lte(500)), 50),
  maxAge: z._default(durationUpTo(366 * 86_400), 30 * 86_400),
});

const Ingest = z.strictObject({
  enabled: z._default(z.boolean(), false),
  default: z._default(z.boolean(), false),
  createTicket: z._default(z.boolean(), false),
});

const Intake = z.strictObject({
  enabled: z._default(z.boolean(), true),
  labels: Texts,
  excludeLabels: Texts,
  assignee: z.exactOptional(z.string().check(z.trim())),
  mention: z._default(z.boolean(), false),
  delegation: z._default(z.boolean(), false),
  statuses: Texts,
  teams: Texts,
  projects: Texts,
  poll: z.prefault(Poll, {}),
  ingest: z.prefault(Ingest, {}),
});

const Route = z
  .strictObject({
    agent: Text,
    labels: Texts,
    words: z._default(
      z.array(form(/^[\p{L}\p{N}]+$/u, 'one word of letters and digits')),
      () => [],
    ),
  })
  .check(
    z.refine(
      ({ labels, words }) => labels.length + words.length > 0,
      'a route with `labels` or `words`; without them it would take every ticket',
    ),
  );

const Scan = z.strictObject({
  mode: z._default(z.enum(['off', 'flag', 'block']), 'block'),
  threshold: z._default(z.number().check(z.gt(0), z.lte(1)), 0.6),
  allow: z.prefault(z.strictObject({ authors: Texts, labels: Texts, rules: Texts }), {}),
  secondOpinion: z.exactOptional(z.strictObject({ bedrock: Guardrail })),
});

const Limits = z.strictObject({
  concurrency: z._default(z.int().check(z.gte(1), z.lte(1_000)), 5),
  retries: z._default(z.int().check(z.gte(0), z.lte(10)), 1),
  breaker: z.prefault(
    z.strictObject({
      starts: z._default(z.int().check(z.gte(1), z.lte(MOST_STARTS)), 6),
      bots: z._default(z.int().check(z.gte(1), z.lte(MOST_STARTS)), 3),
      window: z._default(Duration, 3_600),
    }),
    {},
  ),
  startBy: z._default(Duration, 600),
  deadline: z._default(Duration, 7_200),
});

/** One project of sluice.yaml; its output is also input. */
export const ProjectSchema = z.strictObject({
  name: form(NAME, NAME_EXPECTED),
  connection: Text,
  repo: z.exactOptional(Text),
  repos: Texts,
  intake: z.prefault(Intake, {}),
  authorize: z.prefault(
    z.strictObject({ permission: z._default(z.enum(PERMISSIONS), 'write'), users: Texts }),
    {},
  ),
  agent: Text,
  routes: z._default(z.array(Route), () => []),
  scan: z.prefault(Scan, {}),
  limits: z.prefault(Limits, {}),
  defaults: z.prefault(
    z.strictObject({
      repo: z.exactOptional(Text),
      riskTier: z._default(z.enum(RISK_TIERS), 'medium'),
    }),
    {},
  ),
  writeBack: z.prefault(z.strictObject({ close: z._default(z.boolean(), false) }), {}),
});

export type ProjectDocument = z.infer<typeof ProjectSchema>;
