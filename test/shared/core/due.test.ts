import { describe, expect, test } from '@jest/globals';
import { dueOf, showOwed } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import { backOff, TIMERS } from '../../../shared/core/timers.ts';
import { DAY, HOUR, START } from '../../contracts/clock.ts';
import { KEY } from '../../support/world/samples.ts';

const NOW = START;
const headOf = (more: Partial<Head>): Head => ({ key: KEY, version: 1, epoch: 1, ...more });

describe('dueOf', () => {
  test.each<{ given: string; head: Partial<Head>; after: number | undefined }>([
    { given: 'a fence alone', head: { fence: 5 }, after: undefined },
    { given: 'an ended task that owes nothing', head: { state: 'failed' }, after: undefined },
    {
      given: 'an ended task whose timers are left over',
      head: { state: 'failed', until: 1, lease: 2 },
      after: undefined,
    },
    { given: 'a hold', head: { state: 'held', until: NOW + 14 * DAY }, after: 14 * DAY },
    {
      given: 'the nearest of several timers',
      head: { state: 'running', lease: NOW + 300, deadline: NOW + 900, startBy: NOW + 600 },
      after: 300,
    },
    { given: 'a run without any timer', head: { state: 'running' }, after: TIMERS.owed },
    { given: 'a show', head: { state: 'failed', showWant: 1 }, after: TIMERS.owed },
    {
      given: 'a show that failed three times',
      head: { state: 'failed', showWant: 1, showTries: 3 },
      after: 8 * TIMERS.owed,
    },
    {
      given: 'a show that failed often',
      head: { state: 'failed', showWant: 1, showTries: 25 },
      after: HOUR,
    },
    {
      given: 'a show that the tracker put off',
      head: { state: 'failed', showWant: 1, showAfter: NOW + 2 * HOUR },
      after: 2 * HOUR,
    },
    {
      given: 'a show that was given up',
      head: { state: 'failed', showWant: 1, showGivenUp: true },
      after: undefined,
    },
    {
      given: 'a stop, whatever a show waits for',
      head: { state: 'failed', showWant: 1, showAfter: NOW + HOUR, stopOwed: true },
      after: TIMERS.owed,
    },
    {
      given: 'a stop that failed three times, and the start that waits for it',
      head: { state: 'queued', enqueueOwed: true, stopOwed: true, stopTries: 3, until: NOW + DAY },
      after: 8 * TIMERS.owed,
    },
    {
      given: 'an archive, whatever a stop waits for',
      head: { state: 'failed', archiveOwed: true, stopOwed: true, stopTries: 5 },
      after: TIMERS.owed,
    },
    {
      given: 'a start that failed three times',
      head: { state: 'running', enqueueOwed: true, startTries: 3, deadline: NOW + DAY },
      after: 8 * TIMERS.owed,
    },
    {
      given: 'a retry that is to wait',
      head: { state: 'queued', enqueueOwed: true, notBefore: NOW + HOUR, until: NOW + DAY },
      after: HOUR,
    },
    {
      given: 'a timer before the debt',
      head: { state: 'held', showWant: 1, until: NOW + 10 },
      after: 10,
    },
    {
      given: 'a look before the timer',
      head: { state: 'held', until: NOW + DAY, lookAt: NOW + HOUR },
      after: HOUR,
    },
    {
      given: 'a look at what dispatch looks at',
      head: { state: 'queued', until: NOW + DAY, lookAt: NOW + HOUR },
      after: DAY,
    },
    { given: 'a look at what has ended', head: { state: 'failed', lookAt: NOW }, after: undefined },
    { given: 'an archive', head: { state: 'failed', archiveOwed: true }, after: TIMERS.owed },
  ])('$given → $after', ({ head, after }) => {
    const due = dueOf(headOf(head), NOW);
    expect(due === undefined ? undefined : due - NOW).toBe(after);
  });
});

test.each<{ head: Partial<Head>; shows: boolean }>([
  { head: {}, shows: false },
  { head: { showWant: 1 }, shows: true },
  { head: { showWant: 2, showShown: 2 }, shows: false },
  { head: { showWant: 2, showShown: 1 }, shows: true },
  { head: { showWant: 2, showGivenUp: true }, shows: false },
  { head: { showWant: 2, showGone: true }, shows: false },
])('$head owes a show: $shows', ({ head, shows }) => {
  expect(showOwed(headOf(head))).toBe(shows);
});

test.each([
  { tries: 0, wait: 30_000 },
  { tries: 1, wait: 60_000 },
  { tries: 5, wait: 960_000 },
  { tries: 7, wait: HOUR },
  { tries: 1_000, wait: HOUR },
])('after $tries tries the wait is $wait', ({ tries, wait }) => {
  expect(backOff(TIMERS.owed, tries)).toBe(wait);
});
