import type { BreakerLimits } from './breaker.ts';
import type { OpinionSettings } from './second-opinion.ts';

/** Which tickets of a connection start tasks. Rules that are present must all hold; a mention or command starts by itself. */
export interface Intake {
  readonly enabled: boolean;
  /** All of these, case-insensitively. */
  readonly labels: readonly string[];
  /** None of these. */
  readonly excludeLabels: readonly string[];
  /** `''` any, `*` somebody, `none` nobody, else this login or name. */
  readonly assignee?: string;
  /** Whether `@<name>` and `/sluice …` in a comment are heard. */
  readonly mention: boolean;
  /** Whether the tracker may delegate a ticket to us (Linear agent sessions). */
  readonly delegation: boolean;
  readonly statuses: readonly string[];
  readonly teams: readonly string[];
  readonly projects: readonly string[];
}

/** How the tracker is asked for tickets, beside its webhooks or instead of them. */
export interface PollSettings {
  readonly intervalSeconds: number;
  readonly maxResults: number;
  /** Tickets that did not change for longer are left. */
  readonly maxAgeSeconds: number;
}

/** What programs hand in with a key. */
export interface IngestSettings {
  /** Takes what names no repository, or one that no project has. */
  readonly isDefault: boolean;
  /** Whether a ticket is made in the tracker first. */
  readonly createTicket: boolean;
}

/** The least right to the repository or workspace that starting, steering and approving ask for. */
export type Permission = 'read' | 'triage' | 'write' | 'maintain' | 'admin';

/** The opt-in: which tickets start tasks, who may start them, on which repositories, with which agent, within which limits. */
export interface Project {
  readonly name: string;
  readonly connection: string;
  /** The repository of tickets that name none. */
  readonly repo?: string;
  /** Globs of `owner/name` that an agent may get; whatever a text says, nothing else is handed out. */
  readonly repos: readonly string[];
  readonly intake: Intake;
  /** Absent where nobody is to be asked. */
  readonly poll?: PollSettings;
  /** Absent where no program may hand anything in. */
  readonly ingest?: IngestSettings;
  readonly authorize: { readonly permission: Permission; readonly users: readonly string[] };
  readonly agent: string;
  /** First match wins; the words are looked for in the text, the labels on the ticket. */
  readonly routes: readonly Route[];
  readonly scan: {
    readonly mode: 'off' | 'flag' | 'block';
    /** 0..1; at or above it blocks, at or above two thirds of it holds. */
    readonly threshold: number;
    readonly allow: {
      readonly authors: readonly string[];
      readonly labels: readonly string[];
      readonly rules: readonly string[];
    };
    /** Who is asked, before a task runs, about what the scanner let through. */
    readonly secondOpinion?: OpinionSettings;
  };
  readonly limits: {
    /** Tasks of this project that run at once. */
    readonly concurrency: number;
    /** Automatic further attempts after a failed or lost one. */
    readonly retries: number;
    /** Seconds that an agent has from being started to its first call. */
    readonly startBySeconds: number;
    /** When a ticket’s breaker opens. */
    readonly breaker: BreakerLimits;
    /** Seconds that one attempt may take. */
    readonly deadlineSeconds: number;
  };
  readonly riskTier: RiskTier;
  readonly writeBack: { readonly close: boolean };
}

export interface Route {
  readonly agent: string;
  readonly labels: readonly string[];
  readonly words: readonly string[];
}

export const RISK_TIERS = ['low', 'medium', 'high', 'critical'] as const;
export type RiskTier = (typeof RISK_TIERS)[number];
