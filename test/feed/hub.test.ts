// WebSub discovery (§4): with a hub, links in the fields and in all three documents; without, none.
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES } from '../../src/feed/formats.ts';
import { ask, publish, readFixture, toFormat } from './publication.ts';

const HUB = 'https://hub.example/push?a=1&b=2';
const content = await readFixture();
const without = publish(content);
const withHub = publish({ ...content, site: { ...content.site, hub: HUB } });

describe.each(FORMAT_NAMES)('%s', (format) => {
  const { file } = toFormat(format);

  it.each(['', '?not=bitcoin', '?tag=cpp'])(
    'names the hub and exactly one self for %j',
    async (search) => {
      const query = ask(withHub, search);
      const { fields } = await withHub.represent(format, query);
      const self = search === '?tag=cpp' ? `tags/c%2B%2B/${file}` : `${file}${search}`;
      expect(fields['Link']).toBe(
        `<${HUB}>; rel="hub", <https://feeds.example.org/${self}>; rel="self"`,
      );
      expect(await withHub.render(format, query)).toContain(
        format === 'json'
          ? `"hubs":[{"type":"WebSub","url":"${HUB}"}]`
          : 'rel="hub" href="https://hub.example/push?a=1&amp;b=2"',
      );
    },
  );

  it('says nothing of a hub where there is none', async () => {
    const query = ask(without, '');
    expect((await without.represent(format, query)).fields['Link']).toBeUndefined();
    expect(await without.render(format, query)).not.toMatch(/hub/);
  });
});
