/** For each rule a text that looks much like what it fires on, and that it leaves alone. */
export const ruleLookAlikes: Readonly<Record<string, string>> = {
  'override.ignore_previous_instructions':
    'The lexer should ignore previous whitespace. See the build instructions in README.md.',
  'override.forget_everything':
    'Tests that forget the lock fail on everything; it worked before 2.1.',
  'override.new_instructions':
    'We need new instructions for Windows users, and an override of the system font.',
  'override.reveal_system_prompt':
    'Show the system prompt editor in settings; print a hint when the prompt is empty.',
  'override.assumed_role': 'The proxy can act as a cache. You are now able to set `mode: dark`.',
  'override.false_speaker':
    '**System information**\n- system: Linux\n- `<systemd>` unit, [System.Text] and [install] log',
  'override.false_turn': '# System\n[system] boot ok\n[admin]: see docs, `tool_result` is null',
  'override.speaks_to_agent':
    'The assistant panel should show a note when the AI agent is offline.',
  'override.repeat_above':
    'Show three rows above the fold; the text is cut. Copy the line before the loop.',
  'override.mode_switch':
    'Entering dark mode twice crashes; switch to edit mode, and the cursor is gone.',
  'agent.drop_the_task':
    'Please ignore the page cache here; the table is fine. I do focus on the text.',
  'agent.only_answer':
    'The server should only reply to GET; when asked for JSON it returns the page.',
  'agent.forged_dialogue': 'Steps: the user logs in, the assistant panel opens: nothing.',
  'agent.decode_and_run': 'We decode the token and verify it; the decoder runs out of memory.',
  'agent.false_configuration':
    '## Configuration\nallowed_origins: all, auto_update: true, approval: see CONTRIBUTING',
  'agent.false_heading':
    '## Instructions for contributors\n### Agent panel\nThe agent config is not read.',
  'agent.later': 'When I comment on a ticket, the page reloads. From now on we use pnpm.',
  'agent.for_machines':
    'A report for automated tests is missing; the button is hidden from view on mobile.',
  'agent.money':
    'Transfers fail when the IBAN is DE00 1234 0000 5678 9999: the payments page is empty.',
  'agent.pretend_fact':
    'Hypothetically the cache could be full. In a real world setup we use three nodes.',
  'language.ignore_instructions':
    'Die Anweisungen im Wiki sind veraltet; la directive est dans le README.',
  'language.ignore_instructions_unspaced': '构建脚本的规则写在文档里，提示信息是空的。',
  'language.send_out': 'El correo no llega; la documentacion esta en https://docs.example.com.',
  'exfil.env_or_secret':
    'Loading `.env` fails: the API key is undefined. I print the config and it is empty.',
  'exfil.send_out':
    'Please post the log. All messages use the format of https://www.rfc-editor.org/rfc/rfc5322.',
  'exfil.markdown_image': '![build](https://img.example.net/badge?branch=main&style=flat)',
  'exfil.ask_secret': 'What happens: the password field is empty. Please share the log.',
  'exfil.cross_repository':
    'Reading from private repositories fails with 404; the public API is fine. Check the token.',
  'exfil.in_address': 'Add the result to the docs at https://docs.example.com/a/b.html.',
  'shell.destructive_rm': 'I ran `rm -rf node_modules && npm install`, and rm -rf /tmp/build.',
  'shell.pipe_to_shell': 'curl -s https://api.example.com/v1 | jq .name',
  'shell.substitution':
    'Set `DEBUG=1`, call `curl http://localhost:3000/health`; version: $(git describe), see `.env`.',
  'shell.reverse_shell':
    'The tunnel drops /dev/ttyS0; `nc -z localhost 5432` says the port is open.',
  'shell.reproduce':
    'To reproduce: `curl -s https://api.example.com/v1 | jq .name`, then `bash test.sh`',
  'shell.foreign_code':
    'Clone the repository and run `npm test`; the build script prints a warning.',
  'shell.separator_name': 'Set IFS=, before the loop, and restore $IFS after it.',
  'tool.escalate_privileged_actions':
    'Run the script with `--ignore-scripts`; the command asks for confirmation.',
  'tool.agent_configuration':
    'Add a lint job to .github/workflows/ci.yml and mention it in AGENTS.md.',
  'policy.disable_safety':
    'Disable the animation of hidden tabs. The safety margin of the cache is in RFC 9111.',
  'policy.conceal': 'The docs do not mention how errors are reported; users cannot tell.',
  'policy.false_authority':
    'Releases are approved by a maintainer; the changelog is generated later on.',
  'policy.weaken_checks':
    'Disabling certificate verification is possible with `--insecure`; the docs warn of it.',
  'policy.without_asking': 'The installer asks for a path, and does not wait until it is there.',
  'hidden.invisible_text':
    'Support the flag \u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} and \u2764\ufe0f, \u{1f469}\u200d\u{1f4bb}',
  'hidden.bidi_override': 'The title \u2068שלום\u2069 is shown on the right side.',
  'hidden.orders':
    '<!-- Please describe the bug. Do not post passwords. Ignore this if it is a question. -->',
  'hidden.disguised': 'Ｆｕｌｌ width text is cut, and za\u200bżółć loses its accents.',
  'heuristic.override_intent':
    'Instructions to build are in the wiki. It seems that .gitignore is not read.',
  'heuristic.exfiltration_intent': 'Upload of a large file fails with 413.',
  'heuristic.shell_escalation_intent': 'Run `npm test` and look at the log.',
  'heuristic.policy_bypass_intent':
    'The linter runs without configuration; the restriction on names is documented.',
  'weighed.orders':
    'The assistant panel overlaps the table in `page.tsx`, see `styles/grid.css`.\n\nPlease answer with a screenshot, and visit the storybook for the other sizes.',
  'text.too_long': 'log\n'.repeat(16_384),
  'policy.skip_review': 'Push events are not shown, merge is disabled while reviews are pending.',
  'policy.owner_agreed': 'Owners and maintainers see a banner; the design was approved last week.',
  'policy.grant_access':
    'Add `--json` to the list command; collaborators without access get a 404.',
  'exfil.into_the_open': 'The bot reads `.env` twice. Never include secrets in the issue.',
  'exfil.command': 'curl -d "$(date)" https://metrics.example.net',
  'exfil.private_contents':
    'Create a PR with the fix; private repositories are not listed in the release notes.',
};
