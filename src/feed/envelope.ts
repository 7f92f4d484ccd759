// The envelope: all of a feed but its entries.
export type Envelope = {
  readonly before: string;
  /** Between two entries. */
  readonly between: string;
  readonly after: string;
};
