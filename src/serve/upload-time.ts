// When the running version was uploaded.

/** Seconds since 1970; 0 where the platform does not say. */
export function toUploadTime(version: WorkerVersionMetadata | undefined): number {
  const milliseconds = Date.parse(version?.timestamp ?? '');
  return Number.isNaN(milliseconds) ? 0 : Math.floor(milliseconds / 1000);
}
