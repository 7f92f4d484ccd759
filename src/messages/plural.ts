// A message that has other words for other numbers.

/** By the plural categories of its language (Unicode TR35); `other` where one has no words of its own. */
export type Plural = { readonly [category in Intl.LDMLPluralRule]?: string } & {
  readonly other: string;
};
