// How pages look, where the publication says so. Both programs know it.

/** A colour in each of the two schemes, as `#rrggbb` in lower case. */
export type SchemeColours = { readonly light: string; readonly dark: string };

export type Theme = {
  /** Of links and buttons: readable on the pages' backgrounds, and they on it. */
  readonly accent: SchemeColours;
};

/** Of a publication that says nothing of it: what `src/pages/style/base.css` has. */
export const DEFAULT_THEME: Theme = {
  accent: { light: '#0a5c66', dark: '#82ccd4' },
};
