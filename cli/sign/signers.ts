import { gitea } from './gitea.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { jira } from './jira.ts';
import { linear } from './linear.ts';
import { shortcut } from './shortcut.ts';
import type { Signer } from './signer.ts';
import { webhook } from './webhook.ts';

/** How to sign for every tracker. */
export const signers: readonly Signer[] = [github, gitea, gitlab, linear, shortcut, jira, webhook];
