import { linearSdk } from './peers/linear-sdk.ts';
import { octokit } from './peers/octokit.ts';
import type { Peer } from './peers/peer.ts';
import { standardWebhooks } from './peers/standard-webhooks.ts';

export const PEERS: readonly Peer[] = [octokit, standardWebhooks, linearSdk];
