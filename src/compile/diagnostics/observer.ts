// Who follows a compile while it runs; nothing that it decides depends on that.

export type Observer = {
  /** `done` of `total` articles that had to be rendered. */
  readonly onProgress: (done: number, total: number) => void;
  /** Something a person may wonder about, as a sentence. */
  readonly onNote: (sentence: string) => void;
};
