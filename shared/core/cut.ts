/** At most so many UTF-16 units from the beginning; a character of two is not cut in half, as half a one is no text. */
export function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const last = text.charCodeAt(maxChars - 1);
  const half = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, half ? maxChars - 1 : maxChars);
}
