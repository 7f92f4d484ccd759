// The publication as an Eleventy site: the same pages and feeds as ours, and as little beside them as can be.
import rss from '@11ty/eleventy-plugin-rss';
import hljs from 'highlight.js';
import markdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import footnotes from 'markdown-it-footnote';
import tasks from 'markdown-it-task-lists';

/** Entries of a list or a feed. */
const NEWEST = 20;

export default function configure(config) {
  config.setUseGitIgnore(false);
  config.addPlugin(rss);
  config.addPassthroughCopy({ 'input/media': 'media' });
  config.setLibrary(
    'md',
    markdownIt({ html: true, linkify: true, highlight }).use(anchor).use(footnotes).use(tasks),
  );
  config.addCollection('scopes', (api) => {
    const articles = api.getFilteredByGlob('input/articles/**/*.md').toReversed();
    return toScopes(articles).map((scope) => ({ ...scope, items: scope.items.slice(0, NEWEST) }));
  });
  config.addFilter('day', (date) => date.toISOString().slice(0, 10));
  return {
    dir: { input: 'input', output: 'public' },
    markdownTemplateEngine: false,
    htmlTemplateEngine: 'njk',
  };
}

/** As Tagwire colours it, with the same library. */
function highlight(code, language) {
  if (hljs.getLanguage(language) === undefined) return '';
  return hljs.highlight(code, { language, ignoreIllegals: true }).value;
}

/** All articles, and those of each tag, section and author. */
function toScopes(articles) {
  const scopes = new Map([['/', { path: '/', title: 'Benchmark Journal', items: articles }]]);
  for (const article of articles) {
    for (const { path, title } of article.data.terms) {
      const scope = scopes.get(path) ?? { path, title, items: [] };
      scope.items.push(article);
      scopes.set(path, scope);
    }
  }
  return [...scopes.values()];
}
