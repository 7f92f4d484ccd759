// Thrown when a file is no longer what was read of it earlier in the same compile.
export class ContentChanged extends Error {}
