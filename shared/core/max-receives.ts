/** A message that failed this often is put aside; sweep sends what is owed anew. */
export const MAX_RECEIVES = 5;
