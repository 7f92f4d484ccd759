// What the library rendered, cut at placeholders once and filled for every article.
import { describe, expect, it } from 'vitest';
import { fillPlaceholders, toTemplate } from '../../src/compile/output/placeholders.ts';

describe('a template', () => {
  const template = toTemplate('<a>TITLE</a>\nBODY\n<b>DATE</b>\n', {
    date: 'DATE',
    content: '\nBODY',
    title: 'TITLE',
  });

  it('is filled on both sides of the content', () => {
    expect(fillPlaceholders(template, { title: 'one', date: 'two' })).toEqual({
      before: '<a>one</a>',
      after: '\n<b>two</b>\n',
    });
  });

  it('takes fillings that look like placeholders', () => {
    expect(fillPlaceholders(template, { title: 'DATE\nBODY', date: 'TITLE' })).toEqual({
      before: '<a>DATE\nBODY</a>',
      after: '\n<b>TITLE</b>\n',
    });
  });

  it.each([
    ['a placeholder that is missing', 'A BODY'],
    ['a placeholder that is doubled', 'A BODY B A'],
    ['the content missing', 'A B'],
  ])('is not made with %s', (_, text) => {
    expect(() => toTemplate(text, { a: 'A', b: 'B ', content: 'BODY' })).toThrow(
      /times instead of once/,
    );
  });

  it('is not made of placeholders that overlap', () => {
    expect(() => toTemplate('ABC', { one: 'AB', content: 'BC' })).toThrow(/within the placeholder/);
  });

  it('is not filled by halves or with anything else', () => {
    expect(() => fillPlaceholders(template, { title: 'one' })).toThrow('the placeholder "date"');
    const more = { title: 'one', date: 'two', link: 'three' };
    expect(() => fillPlaceholders(template, more)).toThrow('no placeholder "link"');
  });
});
