import { DIFFERENCES } from '../../fuzz/differences.ts';

/** docs/signatures.md, from the table that the fuzzer holds every difference against. */
export function signaturesPage(): string {
  return `# What a signature has to be

Written by \`npm run schemas\` from test/fuzz/differences.ts.

Every delivery is verified over its raw bytes, in constant time, with each live secret, before anything is parsed. \`npm run fuzz\` sends the same
requests, some right and most of them not quite, to our verifiers, to \`@octokit/webhooks-methods\`, \`standardwebhooks\` and \`@linear/sdk/webhooks\`, and to a
reference of its own, written on \`node:crypto\` from the published description of each scheme. We and the reference always say the same. Where a
peer says something else it is for one of the reasons below; anything else fails the run.

| what | peer | it | we | why |
|---|---|---|---|---|
${DIFFERENCES.map(row).join('\n')}

What is accepted of each scheme:

| scheme | header | what is signed | what else |
|---|---|---|---|
| GitHub | \`X-Hub-Signature-256: sha256=<64 hex>\` | the body | JSON or form |
| Linear | \`Linear-Signature: <64 hex>\` | the body, with \`webhookTimestamp\` (ms) inside | up to 7 h 10 min old, 5 min ahead |
| Gitea, Forgejo | \`X-Gitea-Signature: <64 hex>\` or \`X-Forgejo-Signature\` | the JSON | JSON or form |
| GitLab | \`webhook-signature\` with a signing token, as Standard Webhooks; else \`X-Gitlab-Token: <secret>\` | \`<id>.<time>.<body>\`; the token alone signs nothing | a plain token never stands in for a signing one |
| Jira | \`X-Hub-Signature: sha256=<64 hex>\` | the body | SHA-256 under the name that others used for SHA-1 |
| Shortcut | \`Payload-Signature: <64 hex>\` | the body | a webhook without a secret sends none, and is refused |
| Standard Webhooks | \`webhook-id\`, \`webhook-timestamp\`, \`webhook-signature: v1,<base64>\` or \`v1a,<base64>\`, up to 16 | \`<id>.<time>.<body>\` | within 5 min; secrets \`whsec_\` of 24 to 64 bytes, \`whpk_\` of 32 |
| any sender | \`signature.header\`: \`signature.prefix\` and the digest | the body | SHA-256 or SHA-512, hex or padded base64, as the connection says, never as the sender says |

A header that comes twice is refused, not chosen from. Hex may be in either case; base64 has one spelling.
`;
}

function row({ name, peers, ours, why, example }: (typeof DIFFERENCES)[number]): string {
  const theirs = ours === 'accepts' ? 'refuses' : 'accepts';
  const who = peers.map((peer) => `\`${peer.name}\``).join(', ');
  return `| **${name}**: ${example.what} | ${who} | ${theirs} | ${ours} | ${why} |`;
}
