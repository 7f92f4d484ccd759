// How pages look, where the publication says so. Both programs know it.

/** A colour in each of the two schemes, as `#rrggbb` in lower case. */
export type SchemeColours = { readonly light: string; readonly dark: string };

/** A picture whose size is known, in pixels, so that nothing moves when it comes. */
export type Logo = { readonly url: string; readonly width: number; readonly height: number };

export type Theme = {
  /** Of links and buttons: readable on the pages' backgrounds, and they on it. */
  readonly accent: SchemeColours;
  /** Of all text; null for headings and articles with serifs, and all else without. */
  readonly font: 'serif' | 'sans' | null;
  /** In the place of icon and title; `dark` is null where one is for both schemes. */
  readonly logo: { readonly light: Logo; readonly dark: Logo | null } | null;
  /** Links of the header in the place of the sections; addresses of this site are paths. */
  readonly navigation: readonly { readonly title: string; readonly url: string }[] | null;
  /** HTML at the end of every page, sanitised, addresses absolute. */
  readonly footer: string | null;
};

/** Of a publication that says nothing of it: what `src/pages/style/base.css` has. */
export const DEFAULT_THEME: Theme = {
  accent: { light: '#0a5c66', dark: '#82ccd4' },
  font: null,
  logo: null,
  navigation: null,
  footer: null,
};
