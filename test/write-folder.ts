// A content folder out of texts, for tests.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes texts as files below a folder. */
export async function writeFolder(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
