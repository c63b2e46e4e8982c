import { describe, expect, test } from '@jest/globals';
import { agentOf } from '../../../shared/core/agent-choice.ts';
import type { Route } from '../../../shared/core/project.ts';
import { projectOf, ticketOf } from '../../support/world/samples.ts';

const AGENTS = ['coder', 'docs', 'tests', 'Painter'];

describe('agentOf', () => {
  test.each<{
    given: string;
    labels?: string[];
    text?: string;
    routes?: Route[];
    agents?: string[];
    agent: string;
  }>([
    { given: 'nothing', agent: 'coder' },
    { given: 'a label', labels: ['agent:docs'], agent: 'docs' },
    { given: 'a label with a space and capitals', labels: ['Agent: Docs'], agent: 'docs' },
    { given: 'an agent with capitals', labels: ['agent:painter'], agent: 'Painter' },
    { given: 'an agent that there is none of', labels: ['agent:ghost'], agent: 'ghost' },
    { given: 'the first of two labels', labels: ['agent:docs', 'agent:tests'], agent: 'docs' },
    { given: 'a label that is no name', labels: ['agent:rm -rf'], agent: 'coder' },
    { given: 'a label that only ends so', labels: ['not-agent:docs'], agent: 'coder' },
    {
      given: 'a route by label',
      labels: ['UI'],
      routes: [{ agent: 'Painter', labels: ['ui'], words: [] }],
      agent: 'Painter',
    },
    {
      given: 'a route by word',
      text: 'Change the Colour!',
      routes: [{ agent: 'Painter', labels: [], words: ['colour', 'paint'] }],
      agent: 'Painter',
    },
    {
      given: 'a route whose word is a part of another',
      text: 'discoloured',
      routes: [{ agent: 'Painter', labels: [], words: ['colour'] }],
      agent: 'coder',
    },
    {
      given: 'a route that lacks one of its labels',
      labels: ['ui'],
      routes: [{ agent: 'Painter', labels: ['ui', 'css'], words: [] }],
      agent: 'coder',
    },
    {
      given: 'the first of two routes',
      labels: ['ui'],
      routes: [
        { agent: 'tests', labels: ['ui'], words: [] },
        { agent: 'Painter', labels: ['ui'], words: [] },
      ],
      agent: 'tests',
    },
    { given: 'words of a kind', text: 'A typo in the README', agent: 'docs' },
    { given: 'one word of a kind', text: 'A typo', agent: 'coder' },
    {
      given: 'words of a kind without an agent',
      text: 'A typo in the README',
      agents: ['coder'],
      agent: 'coder',
    },
    {
      given: 'a route before the words',
      text: 'A typo in the README',
      routes: [{ agent: 'tests', labels: [], words: ['typo'] }],
      agent: 'tests',
    },
  ])('$given → $agent', ({ labels = [], text = '', routes = [], agents = AGENTS, agent }) => {
    expect(agentOf(ticketOf({ labels }), text, projectOf({ routes }), agents)).toBe(agent);
  });
});
