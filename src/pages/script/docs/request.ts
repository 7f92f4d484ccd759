// What a form asks for: its path and its search, and how a terminal asks the same.

/** The values of a form, without what is empty. Names in the path are filled in. */
export function toPath(form: HTMLFormElement): string {
  let path = form.getAttribute('action') ?? '';
  const pairs: string[] = [];
  for (const [name, value] of new FormData(form)) {
    const text = typeof value === 'string' ? value.trim() : '';
    const place = `{${name}}`;
    if (path.includes(place)) path = path.split(place).join(encodeURIComponent(text));
    else if (text !== '') pairs.push(`${name}=${encode(text)}`);
  }
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** As people write it: commas part names, and colons stand in times. A shell ends a text at `'`. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll("'", '%27');
}

export function toCurlLine(url: string, etag: string | null): string {
  const condition = etag === null ? '' : `-H 'If-None-Match: ${etag}' `;
  return `curl -i ${condition}'${url}'`;
}
