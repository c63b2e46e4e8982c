/** A file system takes 255 bytes for a name; the time before and a number behind need room. */
const MAX_SLUG_CHARS = 120;

/** Lower-case ASCII letters and digits of a title, with `-` for everything between; `item` where nothing is left. */
export function slugOf(title: string): string {
  const slug = title
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_CHARS)
    .replace(/^-|-$/g, '');
  return slug === '' ? 'item' : slug;
}
