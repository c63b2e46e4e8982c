const MENTION = /\[(@[^\]\s]{1,100})\]\(shortcutapp:\/\/(?:members|groups)\/[\w-]{1,64}\)/g;

/** Shortcut stores a mention as a link to the member: `[@ann](shortcutapp://members/…)`. People read, and we look for, `@ann`. */
export function plainMentions(text: string): string {
  return text.replace(MENTION, '$1');
}
