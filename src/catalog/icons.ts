// The icon of a site as compile has drawn it.

/** Paths of squares: ICO and PNG of 32 pixels, PNG of 180, 192, 512, and one of 512 that may be cut to any shape. */
export type SiteIcons = {
  readonly favicon: string;
  readonly small: string;
  readonly touch: string;
  readonly medium: string;
  readonly large: string;
  readonly maskable: string;
};
