/** What somebody says of a request: the delivery key if it may be believed. */
export type Says = { readonly key: string } | 'refused';
