import { describe, expect, test } from '@jest/globals';
import type { Verb } from '../../../shared/core/command.ts';
import { findCommand } from '../../../shared/core/command.ts';

const verbOf = (comment: string) => findCommand(comment, 'sluice')?.verb;

describe('findCommand', () => {
  test.each<{ comment: string; verb: Verb }>([
    { comment: '@sluice please fix it', verb: 'mention' },
    { comment: '@Sluice', verb: 'mention' },
    { comment: '@sluice, please', verb: 'mention' },
    { comment: '@sluice: please', verb: 'mention' },
    { comment: '   @sluice three spaces are still the start', verb: 'mention' },
    { comment: 'Hello\n@sluice on the second line', verb: 'mention' },
    { comment: 'Hello\r\n@sluice after CRLF', verb: 'mention' },
    { comment: 'Hello\r@sluice after CR', verb: 'mention' },
    { comment: '/sluice run', verb: 'run' },
    { comment: '/SLUICE Run', verb: 'run' },
    { comment: '/sluice stop', verb: 'stop' },
    { comment: '/sluice stop.', verb: 'stop' },
    { comment: '/sluice \t stop now', verb: 'stop' },
    { comment: '/sluice retry', verb: 'retry' },
    { comment: '/sluice approve\r\n', verb: 'approve' },
    { comment: '/sluice reject', verb: 'reject' },
    { comment: '/sluice', verb: 'unknown' },
    { comment: '/sluice dance', verb: 'unknown' },
    { comment: '/sluice stopped', verb: 'unknown' },
    { comment: '/sluice run-away', verb: 'unknown' },
    { comment: '> quoted by me\n\n@sluice what do you think?', verb: 'mention' },
    { comment: '```\ncode\n```\n/sluice run', verb: 'run' },
    { comment: '<!-- one line --> \n/sluice run', verb: 'run' },
    { comment: '<!-- many\nlines -->\n/sluice run', verb: 'run' },
  ])('hears $verb in $comment', ({ comment, verb }) => {
    expect(verbOf(comment)).toBe(verb);
  });

  test.each([
    { given: 'nothing', comment: '' },
    { given: 'the middle of a line', comment: 'I think @sluice should do it' },
    { given: 'a command after a word', comment: 'use /sluice run' },
    { given: 'another name that begins so', comment: '@sluice-dev please' },
    { given: 'another name with a digit', comment: '@sluice2 please' },
    { given: 'another name with an underscore', comment: '@sluice_ please' },
    { given: 'a name with an accent', comment: '@sluiçe please' },
    { given: 'a team', comment: '@sluice/team please' },
    { given: 'the bot of that name', comment: '@sluice[bot] please' },
    { given: 'an e-mail address', comment: '@sluice@example.com' },
    { given: 'another command', comment: '/sluicegate run' },
    { given: 'a path', comment: '/sluice/run' },
    { given: 'a URL', comment: 'https://example.com/sluice run' },
    { given: 'a URL at the start of a line', comment: 'https://example.com/\n//sluice run' },
    { given: 'a quote', comment: '> /sluice run' },
    { given: 'a quote within a quote', comment: '> > @sluice do' },
    { given: 'a code span', comment: '`/sluice run`' },
    { given: 'a code span of two backticks', comment: '``@sluice`` is our name' },
    { given: 'an indented block', comment: '    /sluice run' },
    { given: 'a tab', comment: '\t/sluice run' },
    { given: 'a fence', comment: '```\n/sluice run\n```' },
    { given: 'a fence with a language', comment: '```sh\n/sluice run\n```' },
    { given: 'a fence of tildes', comment: '~~~\n@sluice\n~~~' },
    { given: 'a fence with CRLF', comment: '```\r\n/sluice run\r\n```\r\n' },
    { given: 'a fence that never ends', comment: '```\n/sluice run' },
    { given: 'a longer fence around a shorter', comment: '````\n```\n/sluice run\n```\n````' },
    { given: 'a fence of backticks within one of tildes', comment: '~~~\n```\n/sluice run\n~~~' },
    { given: 'an end of a fence with words', comment: '```\n``` no end\n/sluice run\n```' },
    { given: 'an HTML comment', comment: '<!-- hidden\n/sluice run\n-->' },
    { given: 'a line behind an HTML comment', comment: '<!-- a --> /sluice run' },
    { given: 'an HTML comment that never ends', comment: '<!--\n/sluice run' },
    { given: 'a comment that ends and begins again', comment: '<!-- a\n--> <!-- b\n/sluice run' },
    { given: 'a list', comment: '- /sluice run' },
    { given: 'a full-width at sign', comment: '＠sluice please' },
    { given: 'an entity', comment: '&#64;sluice please' },
  ])('hears nothing in $given', ({ comment }) => {
    expect(findCommand(comment, 'sluice')).toBeUndefined();
  });

  test('the first one counts', () => {
    expect(verbOf('/sluice stop\n/sluice run')).toBe('stop');
  });

  test('what stands around it is the text', () => {
    expect(findCommand('Look:\r\n@sluice, use tabs\nand test it', 'sluice')).toEqual({
      verb: 'mention',
      text: 'Look:\nuse tabs\nand test it',
    });
  });

  test('the name is compared as it is, without a pattern of its own', () => {
    expect(findCommand('@sluice hi', '.*')).toBeUndefined();
    expect(findCommand('@acme-bot[bot] hi', 'acme-bot[bot]')?.verb).toBe('mention');
  });

  test('a long comment of fences and comments takes no time to speak of', () => {
    const hostile = ['```\n<!--\n'.repeat(50_000), '@sluice'].join('');
    const started = performance.now();
    findCommand(hostile, 'sluice');
    expect(performance.now() - started).toBeLessThan(500);
  });
});
