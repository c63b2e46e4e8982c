import { MAX_BODY_BYTES } from '../../shared/core/delivery.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import {
  MAX_DESCRIPTION_CHARS,
  MAX_DUE_DAYS,
  MAX_LABEL_CHARS,
  MAX_LABELS,
  MAX_NAME_CHARS,
  MAX_TITLE_CHARS,
  PRIORITIES,
  TARGET,
} from './task-spec.ts';

/** What each status of a refusal is for; a test has every one of them happen. */
export const REFUSALS = {
  401: ['key_missing', 'key_unknown'],
  409: ['being_taken_in'],
  413: ['body_too_large'],
  415: ['unsupported_media_type', 'content_encoded'],
  422: [
    'body_malformed',
    'body_ambiguous',
    'field_invalid',
    'target_unknown',
    'project_refuses',
    'idempotency_key_reused',
    'tracker_refuses',
  ],
  503: ['tracker_unavailable', 'unavailable'],
} as const satisfies Record<number, readonly ReasonCode[]>;

const name = (description: string, example: string) =>
  ({
    type: 'string',
    minLength: 1,
    maxLength: MAX_NAME_CHARS,
    description,
    examples: [example],
  }) as const;

const TaskSpec = {
  type: 'object',
  required: ['title', 'source_type', 'source_id', 'triggering_event_id', 'activity_definition_id'],
  properties: {
    title: {
      type: 'string',
      minLength: 1,
      maxLength: MAX_TITLE_CHARS,
      examples: ['Renew the certificate of the shop'],
    },
    description: { type: 'string', maxLength: MAX_DESCRIPTION_CHARS, default: '' },
    target_repo: {
      type: ['string', 'null'],
      pattern: TARGET.source,
      description:
        'Selects the project that has it. Without one, or where no project has it, the default project takes the task.',
      examples: ['acme/shop'],
    },
    priority: { enum: PRIORITIES, default: 'medium' },
    labels: {
      type: 'array',
      maxItems: MAX_LABELS,
      items: { type: 'string', minLength: 1, maxLength: MAX_LABEL_CHARS },
      default: [],
    },
    due_in_days: { type: ['integer', 'null'], minimum: 0, maximum: MAX_DUE_DAYS },
    source_type: name('`rule` or `instruction`.', 'rule'),
    source_id: name('The rule or instruction that made it.', 'certificates-end-soon'),
    triggering_event_id: name('The event that set it off.', 'evt-2026-11-20-0417'),
    activity_definition_id: name('The definition that it belongs to.', 'weekly-maintenance'),
  },
  additionalProperties: true,
  description:
    'One task. Fields that are not named here are left alone; the agent sees them, unread and untrusted.',
} as const;

const HandedIn = {
  type: 'object',
  required: ['issue_id', 'backend'],
  properties: {
    issue_id: { type: 'string', examples: ['github:acme/shop#7'] },
    issue_url: { type: 'string', format: 'uri' },
    backend: {
      type: 'string',
      description: 'The tracker that has the ticket.',
      examples: ['github'],
    },
    task_id: { type: 'string', description: 'For `sluice show`.' },
  },
  additionalProperties: false,
} as const;

const Refused = {
  type: 'object',
  required: ['error', 'message'],
  properties: {
    error: { type: 'string', enum: Object.values(REFUSALS).flat() },
    message: { type: 'string', description: 'What is wrong, and what to do.' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'problem'],
        properties: { field: { type: 'string' }, problem: { type: 'string' } },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
} as const;

const RETRY_AFTER = {
  'Retry-After': {
    description: 'Seconds.',
    required: true,
    schema: { type: 'integer', minimum: 0 },
  },
} as const;

function refused(status: keyof typeof REFUSALS) {
  return {
    description: REFUSALS[status].map((code) => `\`${code}\`: ${reason(code).means}`).join(' '),
    ...(status === 409 || status === 503 ? { headers: RETRY_AFTER } : {}),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } },
  } as const;
}

function taken(description: string) {
  return {
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/HandedIn' } } },
  } as const;
}

/** The API as OpenAPI 3.1 describes one. */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Sluice: ingestion',
    version: '1',
    description:
      'Programs hand in tasks for coding agents, with a key that `sluice keys create` made.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  security: [{ bearer: [] }, { header: [] }],
  paths: {
    '/issues/': {
      post: {
        operationId: 'createIssue',
        summary: 'Hands in one task',
        description:
          'The same `activity_definition_id`, `triggering_event_id` and `source_id`, or the same `Idempotency-Key`, is one task for thirty days, however often it is handed in.',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            description:
              'Stands for the task instead of where it was taken from. With another body it is refused.',
            schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
          },
        ],
        requestBody: {
          required: true,
          description: `At most ${MAX_BODY_BYTES} bytes of JSON in UTF-8.`,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/TaskSpec' } } },
        },
        responses: {
          200: taken('It was handed in before: the ticket that it has.'),
          201: taken('A ticket was made, and is safe with us.'),
          401: refused(401),
          409: refused(409),
          413: refused(413),
          415: refused(415),
          422: refused(422),
          503: refused(503),
        },
      },
    },
    '/openapi.json': {
      get: {
        operationId: 'openapi',
        summary: 'This document',
        security: [],
        responses: {
          200: {
            description: 'OpenAPI 3.1.',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        },
      },
    },
    '/docs': {
      get: {
        operationId: 'docs',
        summary: 'The same for people',
        security: [],
        responses: {
          200: { description: 'A page.', content: { 'text/html': { schema: { type: 'string' } } } },
        },
      },
    },
  },
  components: {
    schemas: { TaskSpec, HandedIn, Refused },
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      header: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    },
  },
} as const;
