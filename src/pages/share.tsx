// Links that pass an article on: by mail, by messenger, to networks. None of them is loaded here.
import { ENGLISH } from './layout.tsx';

const SERVICES: readonly (readonly [
  name: string,
  toLink: (url: string, text: string) => string,
])[] = [
  ['Email', (url, text) => `mailto:?subject=${text}&body=${url}`],
  ['Telegram', (url, text) => `https://t.me/share/url?url=${url}&text=${text}`],
  ['WhatsApp', (url, text) => `https://wa.me/?text=${text}%20${url}`],
  ['Bluesky', (url, text) => `https://bsky.app/intent/compose?text=${text}%20${url}`],
  ['LinkedIn', (url) => `https://www.linkedin.com/sharing/share-offsite/?url=${url}`],
  ['X', (url, text) => `https://x.com/intent/post?url=${url}&text=${text}`],
];

export function Share({ url, title }: { url: string; title: string }) {
  return (
    <p class="share row" lang={ENGLISH.lang}>
      <span>Share</span>{' '}
      {SERVICES.map(([name, toLink]) => (
        <>
          <a href={toLink(encodeURIComponent(url), encodeURIComponent(title))}>{name}</a>{' '}
        </>
      ))}
    </p>
  );
}
