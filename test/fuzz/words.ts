/** Texts that have been a trouble to somebody: composed and decomposed, control characters, half pairs, other directions, look-alikes. */
export const WORDS = [
  'Fix the login',
  'caf\u00e9',
  'cafe\u0301',
  '\ufffd',
  'a\ufeffb',
  '\ud83d\ude80 ship it',
  '\u202eright to left',
  'line\r\nline',
  'tab\tand \\ backslash and "quotes"',
  '\u0000',
  '\uffff\ufffe',
  '\ud800',
  '\u212a is not K',
  '{"webhookTimestamp":1}',
  '.1700000000.',
  'x'.repeat(300),
] as const;
