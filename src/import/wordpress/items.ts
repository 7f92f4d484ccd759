// An export of WordPress (WXR), read as a stream: one item after the other, however large the file is.
import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { createRepair } from './repair.ts';

/** An element of an item, or of the channel before it, with its text. */
export type WxrElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** Elements within, as those of `wp:author`. */
  readonly children: readonly WxrElement[];
};

type Open = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: WxrElement[];
};

/** Elements of the channel, each `item` whole. `onCut` is called when the file ends before its end. */
export async function* readWxr(file: string, onCut: () => void): AsyncGenerator<WxrElement> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  });
  const open: Open[] = [];
  let ready: WxrElement[] = [];
  let isWhole = false;
  // Exports have characters and tags that XML does not allow; what can be read of them is.
  parser.on('error', () => undefined);
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name, attributes: { ...attributes }, text: '', children: [] });
  });
  const onText = (text: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    const element = open.pop();
    const parent = open.at(-1);
    if (element === undefined) return;
    if (element.name === 'channel') isWhole = true;
    else if (parent?.name === 'channel') ready.push(element);
    else parent?.children.push(element);
  });
  const repair = createRepair();
  const decoder = new TextDecoder();
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    parser.write(repair(decoder.decode(chunk, { stream: true })));
    yield* ready;
    ready = [];
  }
  parser.write(repair(null));
  if (!isWhole) onCut();
  yield* ready;
}
