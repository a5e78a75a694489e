/** Something that should not be so: which check found it, in words, and what shows it. */
export type Finding = { readonly check: string; readonly what: string; readonly evidence: unknown };
