import { readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, isListType, isObjectType, isUnionType } from 'graphql';
import { attachmentCreate } from './attachments.ts';
import { commentCreate, commentDelete, commentUpdate } from './comments.ts';
import { connection } from './connection.ts';
import type { Context } from './context.ts';
import * as issues from './issues.ts';
import { issueLabelCreate } from './labels.ts';
import { RELATIONS } from './relations.ts';
import type { Row } from './rows.ts';
import * as sessions from './sessions.ts';
import { webhookCreate, webhookUpdate } from './webhooks.ts';

type ById = { readonly id: string };

/** The fields that are no relation between rows: single entities by id, and every mutation. */
export const root = {
  viewer: (_: unknown, { caller }: Context) => caller,
  organization: (_: unknown, { workspace }: Context) => workspace.organization,
  issue: ({ id }: ById, { workspace }: Context) => workspace.issues.need(id),
  comment: ({ id }: ById, { workspace }: Context) => workspace.comments.need(id),
  issueLabel: ({ id }: ById, { workspace }: Context) => workspace.labels.need(id),
  user: ({ id }: ById, { workspace }: Context) => workspace.users.need(id),
  team: ({ id }: ById, { workspace }: Context) => workspace.teams.need(id),
  workflowState: ({ id }: ById, { workspace }: Context) => workspace.states.need(id),
  agentSession: ({ id }: ById, { workspace }: Context) => workspace.sessions.need(id),
  attachment: ({ id }: ById, { workspace }: Context) => workspace.attachments.need(id),
  ...issues,
  ...sessions,
  commentCreate,
  commentUpdate,
  commentDelete,
  issueLabelCreate,
  attachmentCreate,
  webhookCreate,
  webhookUpdate,
};

/** Linear's own types, with the relations wired to rows. */
export function schema(): GraphQLSchema {
  const built = buildSchema(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'));
  for (const type of Object.values(built.getTypeMap())) {
    if (isUnionType(type))
      type.resolveType = ({ type: kind }) => `AgentActivity${capital(kind)}Content`;
    if (!isObjectType(type)) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      const relation = RELATIONS[type.name]?.[name];
      if (relation) {
        field.resolve = (row: Row, args, context: Context) => {
          const rows = relation.rows(row, context.workspace);
          if (isListType(field.type)) return rows;
          return relation.many ? connection(relation.type, rows, args, context) : rows[0];
        };
      }
    }
  }
  return built;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
