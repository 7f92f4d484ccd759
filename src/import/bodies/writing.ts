// Markdown as it is written in place of a mark.

/** Alerts by the names that generators and their themes have for them. */
const ALERTS: Readonly<Record<string, string>> = {
  ...{ note: 'NOTE', info: 'NOTE', seealso: 'NOTE', primary: 'NOTE', default: 'NOTE' },
  ...{ secondary: 'NOTE', tip: 'TIP', success: 'TIP', hint: 'TIP', important: 'IMPORTANT' },
  ...{ warning: 'WARNING', attention: 'WARNING', warn: 'WARNING', caution: 'CAUTION' },
  ...{ danger: 'CAUTION', error: 'CAUTION' },
};

/** Whether there is an alert of this name. */
export function isAlert(name: string): boolean {
  return Object.hasOwn(ALERTS, name.toLowerCase());
}

/** An alert with an optional title of its own. */
export function writeAlert(name: string, title: string, text: string): string {
  const kind = ALERTS[name.toLowerCase()] ?? 'NOTE';
  const head = title === '' ? [] : [`**${title}**`, ''];
  const lines = [
    `[!${kind}]`,
    ...head,
    ...text
      .trim()
      .replace(/\n{3,}/gu, '\n\n')
      .split('\n'),
  ];
  return `\n\n${writeQuote(lines.join('\n'))}\n\n`;
}

/** A quotation. */
export function writeQuote(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n');
}

export function writeLink(text: string, address: string): string {
  return `[${escapeText(text)}](${toDestination(address)})`;
}

/** An image, with a caption where there is one as a figure. */
export function writeImage(image: {
  readonly src: string;
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly link?: string | undefined;
}): string {
  const { src, alt = '', caption = '', link = '' } = image;
  if (caption === '') {
    const picture = `![${escapeText(alt)}](${toDestination(src)})`;
    return link === '' ? picture : `[${picture}](${toDestination(link)})`;
  }
  const picture = `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`;
  const shown = link === '' ? picture : `<a href="${escapeHtml(link)}">${picture}</a>`;
  return `<figure>${shown}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

/** A destination that ends where it should: blanks, brackets and parentheses percent-encoded. */
export function toDestination(address: string): string {
  return address.replace(/[\s()<>\\]/gu, (character) =>
    character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character),
  );
}

function escapeText(text: string): string {
  return text.replace(/[\\[\]]/gu, '\\$&').replace(/\s+/gu, ' ');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
