import type {
  AgentSessionEventWebhookPayload,
  EntityWebhookPayloadWithCommentData,
  EntityWebhookPayloadWithIssueData,
} from '@linear/sdk/webhooks';
import type { Unproven } from '../body/unproven.ts';

type IssueEvent = EntityWebhookPayloadWithIssueData;
type SessionEvent = AgentSessionEventWebhookPayload;

/** Linear's own types, read as names of fields only: what is in them is looked at one by one. */
export type Issue = IssueEvent['data'];
export type Comment = EntityWebhookPayloadWithCommentData['data'];
export type Session = SessionEvent['agentSession'];
export type Activity = NonNullable<SessionEvent['agentActivity']>;
export type Label = Issue['labels'][number];
export type User = NonNullable<Issue['assignee']>;
export type Team = NonNullable<Issue['team']>;
export type State = Issue['state'];
export type Project = NonNullable<Issue['project']>;

/** The outermost object of every event that is read here. */
export type Payload = Unproven<IssueEvent> & Unproven<SessionEvent>;
