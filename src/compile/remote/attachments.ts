// Attachments on other sites: whether their servers say what front matter says, and send what players ask for.
import { join } from 'node:path';
import { readFrontMatter } from '../content/front-matter.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/rules.ts';
import { readBytes } from '../files/read-bytes.ts';
import { toSourceText } from '../files/text-file.ts';
import { type Answer, askFirstByte } from './first-byte.ts';

export type RemoteAttachment = {
  /** From the content folder. */
  readonly file: string;
  readonly url: string;
  readonly type: string;
  /** In bytes. */
  readonly length: number;
  /** Where a key of it stands. */
  readonly toPlace: (key: 'url' | 'type' | 'length') => Place;
};

/** Addresses that are asked at a time, and milliseconds for each. */
const AT_ONCE = 10;
const PATIENCE = 10_000;

const PLAYED = /^(?:audio|video)\//;

/** What is wrong with files has been reported. */
const silent = (): void => undefined;

/** The attachments of these articles that are on other sites; `root` is the content folder. */
export function findRemoteAttachments(
  root: string,
  files: readonly string[],
): readonly RemoteAttachment[] {
  return files.flatMap((file) => {
    const bytes = readBytes(join(root, file), silent);
    const text = bytes && toSourceText(bytes, silent);
    if (text === null) return [];
    const { given, toPlace } = readFrontMatter(text, silent);
    return (given.attachments ?? []).flatMap((attachment, index) => {
      if (!('url' in attachment)) return [];
      const { url, type, length } = attachment;
      return [
        { file, url, type, length, toPlace: (key) => toPlace(['attachments', index, key]) },
      ] satisfies readonly RemoteAttachment[];
    });
  });
}

/**
 * Asks the server of each address, once. `shown` is how diagnostics name the content folder; `onAsked` hears
 * how many addresses have been asked, of how many.
 */
export async function checkAttachments(
  attachments: readonly RemoteAttachment[],
  shown: string,
  onAsked: (done: number, total: number) => void,
  patience = PATIENCE,
): Promise<readonly Diagnostic[]> {
  const urls = [...new Set(attachments.map(({ url }) => url))];
  const waiting = urls.values();
  const answers = new Map<string, Answer | string>();
  const ask = async (): Promise<void> => {
    for (const url of waiting) {
      answers.set(url, await askFirstByte(url, patience));
      onAsked(answers.size, urls.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return attachments.flatMap((attachment) =>
    judge(attachment, answers.get(attachment.url) ?? '').map(({ key, ...said }) => ({
      file: `${shown}/${attachment.file}`,
      ...attachment.toPlace(key),
      ...said,
    })),
  );
}

type Fault = Pick<Diagnostic, 'severity' | 'rule' | 'message'> & {
  readonly key: 'url' | 'type' | 'length';
};

function judge({ type, length }: RemoteAttachment, answer: Answer | string): readonly Fault[] {
  if (typeof answer === 'string') {
    return [{ key: 'url', severity: 'error', rule: 'address-lost', message: answer }];
  }
  const faults: Fault[] = [];
  if (answer.length !== null && answer.length !== length) {
    const message = `the server says ${answer.length} bytes; write "length: ${answer.length}"`;
    faults.push({ key: 'length', severity: 'warning', rule: 'address-length', message });
  }
  if (answer.type !== '' && answer.type !== type.toLowerCase()) {
    const message = `the server says ${answer.type}; write the same here, or correct it there`;
    faults.push({ key: 'type', severity: 'warning', rule: 'address-type', message });
  }
  if (PLAYED.test(type) && !answer.hasParts) {
    const message =
      'the server ignores "Range" and sends the whole file; Apple Podcasts and Safari play only what they can get in parts';
    faults.push({ key: 'url', severity: 'warning', rule: 'address-ranges', message });
  }
  return faults;
}
