import { describe, expect, test } from '@jest/globals';
import type { RiskTier } from '../../../shared/core/project.ts';
import { needsSecondPerson, riskOf } from '../../../shared/core/risk.ts';
import { ticketOf } from '../../support/world/samples.ts';

describe('riskOf', () => {
  test.each<{
    given: string;
    riskTier?: string;
    labels?: string[];
    priority?: string;
    risk: RiskTier;
  }>([
    { given: 'nothing', risk: 'medium' },
    { given: 'an explicit tier', riskTier: 'low', labels: ['critical'], risk: 'low' },
    { given: 'an explicit tier in capitals', riskTier: 'HIGH', risk: 'high' },
    { given: 'an explicit medium', riskTier: 'medium', labels: ['p0'], risk: 'medium' },
    { given: 'an explicit word that is none', riskTier: 'enormous', labels: ['p1'], risk: 'high' },
    { given: 'critical', labels: ['Critical'], risk: 'critical' },
    { given: 'p0', labels: ['P0'], risk: 'critical' },
    { given: 'a scope', labels: ['priority:high'], risk: 'high' },
    { given: 'p1', labels: ['p1 bug'], risk: 'high' },
    { given: 'low', labels: ['low'], risk: 'low' },
    { given: 'p3', labels: ['[p3]'], risk: 'low' },
    { given: 'an underscore', labels: ['risk_high'], risk: 'high' },
    { given: 'the most severe of several', labels: ['low', 'p1', 'critical'], risk: 'critical' },
    { given: 'a word that holds low', labels: ['workflow'], risk: 'medium' },
    { given: 'a word that holds high', labels: ['highlight'], risk: 'medium' },
    { given: 'a word that holds p1', labels: ['http1', 'p10'], risk: 'medium' },
    { given: 'a word that holds critical', labels: ['uncritical'], risk: 'medium' },
    { given: 'a priority', priority: 'High', risk: 'high' },
    { given: 'an urgent priority', priority: 'Urgent', risk: 'critical' },
    { given: 'a priority of p0', priority: 'P0', risk: 'critical' },
    { given: 'no priority', priority: 'No priority', risk: 'medium' },
    { given: 'a label before the priority', labels: ['low'], priority: 'Urgent', risk: 'low' },
  ])('$given → $risk', ({ riskTier, labels = [], priority, risk }) => {
    const ticket = ticketOf({
      labels,
      ...(riskTier === undefined ? {} : { riskTier }),
      ...(priority === undefined ? {} : { priority }),
    });
    expect(riskOf(ticket, 'medium')).toBe(risk);
  });

  test('the project has the last word', () => {
    expect(riskOf(ticketOf({ labels: [] }), 'critical')).toBe('critical');
  });
});

test.each<{ risk: RiskTier; second: boolean }>([
  { risk: 'low', second: false },
  { risk: 'medium', second: false },
  { risk: 'high', second: true },
  { risk: 'critical', second: true },
])('at $risk risk a second person is needed: $second', ({ risk, second }) => {
  expect(needsSecondPerson(risk)).toBe(second);
});
