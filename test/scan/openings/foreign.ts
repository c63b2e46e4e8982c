/** A letter of another script. Signs and pictures that stand in English, too, are none, and no expression begins with one. */
export const FOREIGN = /[^\0-\x7f\u2000-\u2bff\ud800-\udfff]/;
