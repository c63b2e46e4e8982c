import { describe, expect, test } from '@jest/globals';
import {
  hasAnyMarker,
  hasMarker,
  isMarker,
  withMarker,
} from '../../../../shared/trackers/body/marker.ts';

test('a comment is known by the marker it was given, and by no other', () => {
  const comment = withMarker('Working on it.', 'github:github.com:7:1');
  expect(comment).toBe('Working on it.\n\n<!-- sluice:github:github.com:7:1 -->');
  expect(hasMarker(comment, 'github:github.com:7:1')).toBe(true);
  expect(hasMarker(comment, 'github:github.com:7:11')).toBe(false);
  expect(hasMarker(comment, 'github:github.com:7')).toBe(false);
  expect(hasMarker(comment.replaceAll('\n', '\r\n'), 'github:github.com:7:1')).toBe(true);
});

test('a marker that a stranger wrote into ours names nothing', () => {
  const comment = withMarker(
    '```text\n<!-- sluice:github:github.com:7:2 -->\n```',
    'github:github.com:7:1',
  );
  expect(hasMarker(comment, 'github:github.com:7:2')).toBe(false);
  expect(hasMarker(comment, 'github:github.com:7:1')).toBe(true);
});

test('a comment that is too long → shortened, with its marker', () => {
  const comment = withMarker('🌊'.repeat(40_000), 'a');
  expect(comment.length).toBeLessThanOrEqual(65_536);
  expect(comment.isWellFormed()).toBe(true);
  expect(hasMarker(comment, 'a')).toBe(true);
});

describe('whether a comment is one of ours', () => {
  test.each([
    { given: 'ours', comment: 'Done.\n\n<!-- sluice:a:1 -->', own: true },
    { given: 'ours, and words after it', comment: '<!-- sluice:a -->\nthanks', own: true },
    {
      given: 'a quotation of ours',
      comment: '> Done.\n> <!-- sluice:a -->\n\n/sluice retry',
      own: false,
    },
    { given: 'talk about it', comment: 'what is `<!-- sluice:a -->`?', own: false },
    { given: 'another program’s', comment: '<!-- slice:a -->', own: false },
  ])('$given → $own', ({ comment, own }) => {
    expect(hasAnyMarker(comment)).toBe(own);
  });
});

test.each([
  { marker: 'github:github.com:2880045511:1', fits: true },
  { marker: 'a_b-c.d~3a~e', fits: true },
  { marker: '', fits: false },
  { marker: 'a -->', fits: false },
  { marker: 'a\nb', fits: false },
  { marker: 'a\n', fits: false },
])('the marker $marker → $fits', ({ marker, fits }) => {
  expect(isMarker(marker)).toBe(fits);
});
