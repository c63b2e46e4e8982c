import type { Step } from '../step.ts';

/** Words that must not be the end or the beginning of others. */
export const words = (alternatives: string): Step => ({
  source: `\\b(?:${alternatives})(?![\\w-])`,
  flags: 'gi',
});

export const IGNORE = words(
  "ignor(?:e|ing)|disregard(?:ing)?|forget|overlook|neglect|discard|pay no attention to|do not follow|don't follow|stop following",
);
export const ORDERS = words(
  'i\\w{0,3}structions?|prompts?|directions|directives?|guidelines|orders|programming|training|rules|policies',
);
export const TELL = words(
  'reveal|show|print|dump|leak|output|repeat|display|disclose|recite|expose|give me|tell me|write out|spell out|return|translate',
);
/** Not after a `do not`: templates ask people to keep their passwords to themselves. */
export const UNLESS_FORBIDDEN = "(?<!\\b(?:not|never|n['’]t|without|avoid|cannot) )";
export const SEND = words(
  `${UNLESS_FORBIDDEN}(?:send|post|upload|exfiltrate|forward|transmit|e-?mail|submit|leak|smuggle)`,
);
export const RUN = words('run|execute|invoke|launch|perform');
export const SECRETS = words(
  'environment variables?|env vars?|env file|printenv|api[ _-]?keys?|(?:access|auth|github|session|bearer|secret|npm) tokens?|secrets|passwords?|credentials|private keys?|ssh keys?|id_rsa|process\\.env|etc/(?:passwd|shadow)|\\w{2,20}_(?:token|secret|api_key)|env(?<=\\.env)',
);
export const SAFETY = words(
  'safety|guard ?rails?|safeguards?|(?:content|usage|security|safety) polic(?:y|ies)|restrictions|content filters?|ethical guidelines|moderation|security (?:checks?|controls?|measures?|layers?)|approval gates?|sandbox',
);
