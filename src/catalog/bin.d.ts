// Files that wrangler bundles as data.
declare module '*.bin' {
  const bytes: ArrayBuffer;

  export { bytes as default };
}
