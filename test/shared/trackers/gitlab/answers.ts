import type {
  IssueNoteSchema,
  IssueSchemaWithBasicLabels,
  LabelEventSchema,
  LabelSchema,
  MemberSchema,
  ProjectSchema,
  StateEventSchema,
  UserSchema,
} from '@gitbeaker/core';

/** What a type of the client gitbeaker names, without its leave to hold anything else besides. */
type Described<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

/**
 * The same with some of it said otherwise: what GitLab's own description, or its documentation, says and the client does not. Whatever has
 * no reason beside it, is null where there is none.
 */
type But<T, Otherwise extends { [K in keyof Otherwise]: unknown }> = Omit<
  Described<T>,
  keyof Otherwise
> &
  Otherwise;

export type User = But<
  Pick<UserSchema, 'id' | 'username' | 'name' | 'state' | 'avatar_url' | 'web_url'>,
  { readonly avatar_url: string | null }
>;

/** By its number only whether it is there matters. */
export type Project = Pick<ProjectSchema, 'id' | 'path_with_namespace'>;

export type Member = But<
  // An e-mail address and a SAML identity are told to owners of some groups.
  Omit<Described<MemberSchema>, 'email' | 'group_saml_identity'>,
  { readonly avatar_url: string | null; readonly expires_at: string | null }
>;

export type Issue = But<
  IssueSchemaWithBasicLabels,
  {
    readonly description: string | null;
    readonly due_date: string | null;
    readonly discussion_locked: boolean | null;
    readonly author: User;
    readonly assignees: readonly User[];
    /** The client does not know it. */
    readonly issue_type: string;
  }
>;

export type Note = But<
  // Gone from GitLab's description.
  Omit<Described<IssueNoteSchema>, 'attachment'>,
  {
    readonly author: User;
    /** The client knows it of a request only. */
    readonly internal: boolean;
  }
>;

export type LabelEvent = But<
  LabelEventSchema,
  {
    readonly user: User;
    /** Of a label that was not deleted since; here GitLab tells no counts. */
    readonly label: But<
      Pick<
        LabelSchema,
        'id' | 'name' | 'description' | 'description_html' | 'color' | 'text_color'
      >,
      { readonly description: string | null }
    >;
  }
>;

export type StateEvent = But<
  // A label's event has one.
  Omit<Described<StateEventSchema>, 'action'>,
  {
    readonly user: User;
    /** The client knows no `reopened`; GitLab's description names no states. */
    readonly state: StateEventSchema['state'] | 'reopened';
  }
>;
