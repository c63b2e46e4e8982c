import type { Command } from '../command.ts';
import { flag, text } from '../option.ts';
import { authorOption, fileOption, rootOption } from './ticket-options.ts';

const title = text('title', 'title', 'what it is about, in one line');
const slug = text('slug', 'slug', 'its short name; made from the title unless given');
const kind = text('kind', 'kind', 'task unless given');
const priority = text('priority', 'P0…P3', 'P2 unless given');
const label = text('label', 'a,b', 'its labels, with commas between');
const assignee = text('assignee', 'name', 'who is to do it');
const repo = text('repo', 'owner/name', 'the repository that it belongs to');
const readiness = text('readiness', 'word', 'such as implementation-ready, requirements-sync');
const needsPreflight = flag('needs-preflight', 'somebody has to look at it before it starts');
const riskFlags = text('risk-flags', 'a,b', 'what could go wrong, with commas between');
const actionRequired = text('action-required', 'text', 'what a person has to do');
const references = text('references', 'a,b', 'file:, branch:, commit:, artifact: or url:, each');

export const ticketCreate: Command = {
  name: 'ticket create',
  summary: 'Makes a ticket, and the folder where it is not there; prints its id.',
  about: [
    'Its body comes from --file or standard input. A label that a project waits for starts its task.',
  ],
  words: [],
  options: [
    title,
    slug,
    kind,
    priority,
    label,
    assignee,
    repo,
    readiness,
    needsPreflight,
    riskFlags,
    actionRequired,
    references,
    authorOption,
    fileOption,
    rootOption,
  ],
  examples: [
    { line: 'sluice ticket create --title "Fix the footer"', means: 'with a body to fill in' },
    {
      line: 'sluice ticket create --title "Fix the footer" --label sluice --file body.md',
      means: 'and an agent starts on it',
    },
  ],
  async run(args, { io }) {
    const { createAnswer } = await import('../ticket/create-answer.ts');
    return createAnswer(args, io, {
      title: args.get(title),
      slug: args.get(slug),
      kind: args.get(kind),
      priority: args.get(priority),
      labels: args.get(label),
      assignee: args.get(assignee),
      repo: args.get(repo),
      readiness: args.get(readiness),
      needsPreflight: args.get(needsPreflight),
      riskFlags: args.get(riskFlags),
      actionRequired: args.get(actionRequired),
      references: args.get(references),
    });
  },
};
