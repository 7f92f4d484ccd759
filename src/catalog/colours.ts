// The colours of pages where no style sheet is read: on pictures, and around pages in a browser.

/** In hexadecimal, those of src/pages/style/base.css; `dark` is the ground of pages in the dark. */
export const COLOURS = {
  paper: '#fbfbf8',
  ink: '#16262a',
  soft: '#4f6366',
  dark: '#10181b',
} as const;
