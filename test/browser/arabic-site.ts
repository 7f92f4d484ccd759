// A publication in Arabic, with an article that is also in English, and one in English alone.
import { writeFolder } from '../write-folder.ts';

const SITE = `title: جريدة النهر
description: أخبار من ضفاف النهر.
url: https://river.example
language: ar
zone: Africa/Cairo
authority: river.example,2025
founded: 2025-01-01
sections:
  city: {title: المدينة, description: ما يحدث في المدينة.}
  country: {title: الريف}
authors:
  huda: {name: هدى سالم, bio: تكتب عن الماء., support: https://river.example/support}
  omar: {name: عمر نجيب}
`;

function toArticle(title: string, lines: readonly string[], text: string): string {
  return `---\ntitle: ${title}\n${lines.join('\n')}\n---\n${text}\n`;
}

export async function writeArabicSite(folder: string): Promise<void> {
  await writeFolder(folder, {
    'site.yaml': SITE,
    'articles/tide.md': toArticle(
      'المد يرتفع',
      ['date: 2026-03-02', 'updated: 2026-03-04', 'authors: huda', 'section: city'].concat(
        'tags: [ماء, قياس]',
      ),
      'يرتفع **الماء** كل يوم، ويُقاس بالسنتيمتر (cm).\n\n```js\nlet level = 1;\n```\n\n> [!NOTE]\n> القياس يومي.',
    ),
    'articles/tide-in-english.md': toArticle(
      'The tide rises',
      ['date: 2026-03-03', 'authors: huda', 'language: en', 'translationOf: tide', 'tags: ماء'],
      'The water rises each day.',
    ),
    'articles/bridge.md': toArticle(
      'جسر جديد',
      ['date: 2026-04-01', 'authors: omar', 'section: country', 'tags: قياس'],
      'فُتح الجسر اليوم.',
    ),
  });
}
