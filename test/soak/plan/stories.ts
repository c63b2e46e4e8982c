import { githubScans } from './github-scans.ts';
import { githubStarts } from './github-starts.ts';
import { githubSteers } from './github-steers.ts';
import { linearStories } from './linear-stories.ts';
import { senderStories } from './sender-stories.ts';
import type { Story } from './story.ts';

export const STORIES: readonly Story[] = [
  ...githubStarts,
  ...githubSteers,
  ...githubScans,
  ...linearStories,
  ...senderStories,
];
