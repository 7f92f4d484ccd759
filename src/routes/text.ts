// What is made as text, and reads no stored file.
import type { Render } from '../catalog/reader.ts';

export const TEXT_FIELDS = { Vary: 'Accept-Encoding' };

export function renderText(write: () => string): Render {
  return async () => [new TextEncoder().encode(write())];
}
