// Links that pass an article on: by mail, by messenger, to networks. None of them is loaded here.
import { say } from '../messages/say.ts';
import type { PageWords } from './words.ts';

const SERVICES: readonly (readonly [
  name: string,
  toLink: (url: string, text: string) => string,
])[] = [
  ['Telegram', (url, text) => `https://t.me/share/url?url=${url}&text=${text}`],
  ['WhatsApp', (url, text) => `https://wa.me/?text=${text}%20${url}`],
  ['Bluesky', (url, text) => `https://bsky.app/intent/compose?text=${text}%20${url}`],
  ['LinkedIn', (url) => `https://www.linkedin.com/sharing/share-offsite/?url=${url}`],
  ['X', (url, text) => `https://x.com/intent/post?url=${url}&text=${text}`],
];

export function Share({ words, url, title }: { words: PageWords; url: string; title: string }) {
  return (
    <p class="share row" lang={words.language}>
      <span>{say(words, 'share')}</span>{' '}
      <a href={`mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`}>
        {say(words, 'email')}
      </a>{' '}
      {SERVICES.map(([name, toLink]) => (
        <>
          <a href={toLink(encodeURIComponent(url), encodeURIComponent(title))}>{name}</a>{' '}
        </>
      ))}
    </p>
  );
}
