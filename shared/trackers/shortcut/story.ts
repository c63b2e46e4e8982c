/** A story as the API answers it, the fields that are read. https://developer.shortcut.com/api/rest/v3#Get-Story */
export interface Story {
  id: number;
  name: string;
  description: string;
  story_type: string;
  app_url: string;
  archived: boolean;
  completed: boolean;
  labels: readonly Label[];
  owner_ids: readonly string[];
  requested_by_id: string;
  external_links: readonly string[];
  workflow_id: number;
  workflow_state_id: number;
  group_id: string;
  project_id: number;
  epic_id: number;
  updated_at: string;
  created_at: string;
}

export interface Label {
  id: number;
  name: string;
}

export interface Comment {
  id: number;
  external_id: string;
  author_id: string;
  deleted: boolean;
}

export interface Member {
  id: string;
  role: string;
  state: string;
  disabled: boolean;
  profile: Profile;
}

export interface Profile {
  name: string;
  mention_name: string;
  is_agent: boolean;
}

export interface Workflow {
  id: number;
  name: string;
  states: readonly State[];
}

export interface State {
  id: number;
  name: string;
  type: string;
  position: number;
}

export interface Group {
  id: string;
  name: string;
  mention_name: string;
}
