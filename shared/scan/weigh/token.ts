/** What a word, an address, a number or a mark that tells something looks like. */
export const TOKEN =
  /<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>\n]{0,400})?>|https?:\/\/[^\s()<>"']{1,400}|www\.[\w.-]{1,100}|[\p{L}][\p{L}\p{M}'’]{0,40}(?:[_.:/@-]\w{1,60}|\(\))*|\d+|[!?]{2,8}|[<[{(]\/?[A-Z_]{4,24}[ >\]})]|["“”<>$#:;!?`|=]/gu;
