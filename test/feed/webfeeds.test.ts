// Hints for readers that show feeds in colours and pictures (webfeeds.org/rss/1.0): where they are wanted, and nowhere
// else.
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { readMediaSite, toArticleText } from '../media-site.ts';
import { ask, publish } from './publication.ts';

const NAMESPACE = 'http://webfeeds.org/rss/1.0';

async function publishWith(settings: string) {
  const article = toArticleText(['authors: ada']);
  return await readMediaSite({ 'articles/a.md': article }, settings);
}

/** The hints of the RSS feed as a parser of XML with namespaces reads them; hashes of files are left out. */
async function readHints(settings: string, search = ''): Promise<readonly (readonly string[])[]> {
  const { content, diagnostics } = await publishWith(settings);
  if (content === null) throw new Error(JSON.stringify(diagnostics));
  const publication = publish(content);
  const hints: string[][] = [];
  let text = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ uri, local, attributes }) => {
    if (uri !== NAMESPACE) return;
    const value = local === 'cover' ? (attributes['image']?.value ?? '') : text;
    hints.push([local, value.replace(/\/[0-9a-f]{16}\//, '/')]);
  });
  parser.write(await publication.render('rss', ask(publication, search))).close();
  return hints;
}

const ALL = `webfeeds:
  accentColor: "#0055AA"
  cover: media/photo.png
  icon: media/cover.png
  logo: https://y.example/logo.svg
`;

describe('webfeeds', () => {
  it('has colour and pictures, as site.yaml says them', async () => {
    expect(await readHints(ALL)).toEqual([
      ['cover', 'https://x.example/media/photo.png'],
      ['icon', 'https://x.example/media/cover.png'],
      ['logo', 'https://y.example/logo.svg'],
      ['accentColor', '0055aa'],
    ]);
  });

  it('has those of the theme and the icon of the site where it says nothing itself', async () => {
    const theme = 'icon: media/cover.png\ntheme: {accent: "#0a5c66", logo: media/photo.png}\n';
    const usual = [
      ['icon', 'https://x.example/media/cover.png'],
      ['logo', 'https://x.example/media/photo.png'],
      ['accentColor', '0a5c66'],
    ];
    expect(await readHints(`${theme}webfeeds: true\n`)).toEqual(usual);
    expect(await readHints(`${theme}webfeeds: {accentColor: "#112233"}\n`)).toEqual([
      ...usual.slice(0, 2),
      ['accentColor', '112233'],
    ]);
  });

  it.each([
    ['is not there', 'theme: {accent: "#0a5c66"}\n'],
    ['is false', 'webfeeds: false\n'],
  ])('is in no feed where it %s', async (_, settings) => {
    expect(await readHints(settings)).toEqual([]);
    const { content } = await publishWith(settings);
    if (content === null) throw new Error('there is no content');
    const publication = publish(content);
    expect(await publication.render('rss', ask(publication, ''))).not.toContain('webfeeds');
  });

  it('is in no other format, and in no feed for a service', async () => {
    const { content } = await publishWith(ALL);
    if (content === null) throw new Error('there is no content');
    const publication = publish(content);
    for (const format of ['atom', 'json'] as const) {
      expect(await publication.render(format, ask(publication, ''))).not.toContain('0055aa');
    }
    expect(await readHints(ALL, '?profile=msn')).toEqual([]);
  });

  it.each([
    ['accentColor: blue', 'must be a colour like "#0a5c66"'],
    ['cover: media/nothing.png', 'media/nothing.png'],
    ['logo: media/tone.mp3', 'not an image'],
    ['acentColor: "#112233"', 'did you mean "accentColor"?'],
  ])('is checked: %s', async (line, fault) => {
    const { diagnostics } = await publishWith(`webfeeds:\n  ${line}\n`);
    expect(diagnostics.map(formatDiagnostic).join('\n')).toContain(fault);
  });
});
