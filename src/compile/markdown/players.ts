// Audio and video in a text: nothing plays by itself, so that each needs its controls.
import type { Root } from 'hast';
import type { Place } from '../diagnostics/rules.ts';
import { toTextProperty, walkElements } from './elements.ts';

const PLAYED: ReadonlySet<string> = new Set(['audio', 'video', 'source', 'track']);

/**
 * Completes all players of a sanitised tree in place. Audio is loaded when somebody plays it. The addresses of
 * what they play; among them may be some of pictures.
 */
export function completePlayers(tree: Root, start: Place): readonly string[] {
  const played: string[] = [];
  walkElements(tree, start, ({ tagName, properties }) => {
    if (!PLAYED.has(tagName)) return undefined;
    const url = toTextProperty(properties, 'src');
    if (url !== null && URL.canParse(url)) played.push(url);
    if (tagName !== 'audio' && tagName !== 'video') return undefined;
    properties['controls'] = true;
    if (tagName === 'audio') properties['preload'] ??= 'none';
    return undefined;
  });
  return played;
}
