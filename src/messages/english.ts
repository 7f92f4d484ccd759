// The interface words in English: the keys of every table of messages, and the placeholders of each.
import type { Plural } from './plural.ts';

/** A name in braces is a placeholder. Where there is a `count`, a message has a form for each plural category. */
export const ENGLISH = {
  // The frame of every page.
  skipToContent: 'Skip to content',
  search: 'Search',
  mainMenu: 'Main menu',
  sections: 'Sections',
  tags: 'Tags',
  authors: 'Authors',
  archive: 'Archive',
  alsoOn: 'Also on',
  buildFeed: 'Build a feed',
  allArticles: 'All articles',
  allFeeds: 'All feeds (OPML)',
  license: 'License: {name}',
  inReplyTo: 'In reply to {name}',

  // Lists of articles.
  articleCount: { one: '{count} article', other: '{count} articles' },
  noArticlesYet: 'No articles yet. Subscribe to get the first one.',
  newerArticles: 'Newer articles',
  olderArticles: 'Older articles',
  pagination: 'Pagination',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageOfPages: 'Page {page} of {pages}',
  titleWithPage: '{title}, page {page}',

  // The front page and its form.
  latestArticles: 'Latest articles',
  topics: 'Topics',
  allTags: { one: 'All {count} tags', other: 'All {count} tags' },
  buildYourFeed: 'Build your feed',
  buildAdvice: 'Choose what you want to read, then copy the URL of the feed.',
  anyTags: 'Any of these tags',
  everyTag: 'All of these tags',
  noTags: 'None of these tags',
  otherTag: 'Other tag',
  languages: 'Languages',
  showFeed: 'Show feed',
  reset: 'Reset',

  // Feeds, and how to subscribe to them.
  subscribe: 'Subscribe',
  subscribeToFeed: 'Subscribe to this feed',
  preview: 'Preview',
  copy: 'Copy',
  copied: 'Copied',
  pressToCopy: 'Press Ctrl+C',
  openIn: 'Open in {readers}',
  yourReader: 'your feed reader',
  feedOfFormat: '{format} feed',
  archivePageOfFormat: '{format} feed, archive page {page} of {pages}',
  feedAdvice:
    'This is a feed. Add its URL to your feed reader to get new articles. No account, no tracking.',
  filteredFeedAdvice:
    'This is a feed. Add its URL to your feed reader to get new articles like these. No account, no tracking.',
  viewAsPage: 'View as a web page',
  buildAnotherFeed: 'Build another feed',
  viewSource: 'View source',
  latestEntries: 'Latest entries',
  entriesOnPage: 'Entries on this page',

  // The page of an article.
  updated: 'updated {date}',
  readingTime: '{count} min read',
  contents: 'Contents',
  download: 'Download',
  transcript: 'Transcript',
  readMoreAbout: 'Read more about',
  related: 'Related',
  previous: 'Previous',
  next: 'Next',
  previousAndNext: 'Previous and next article',
  share: 'Share',
  email: 'Email',
  supportAuthor: 'Support {name}',
  aboutAuthor: 'About {name}',

  // Pages of names and of times.
  tag: 'tag',
  section: 'section',
  author: 'author',
  tagCount: { one: '{count} tag', other: '{count} tags' },
  sectionCount: { one: '{count} section', other: '{count} sections' },
  authorCount: { one: '{count} author', other: '{count} authors' },
  noTagsYet: 'No tags have articles yet.',
  noSectionsYet: 'No sections have articles yet.',
  noAuthorsYet: 'No authors have articles yet.',
  allTagsOfSite: 'All tags of {site}, with their feeds.',
  allSectionsOfSite: 'All sections of {site}, with their feeds.',
  allAuthorsOfSite: 'All authors of {site}, with their feeds.',
  letters: 'Letters',
  latestOn: 'latest {date}',
  archiveOfSite: 'All articles of {site} by year and month.',
  periodOfSite: 'Articles of {site} from {period}.',
  listOfSite: '{list} on {site}: {articles}.',
  newestIs: 'Newest: “{title}”.',
  relatedTopics: 'Related topics: {names}.',

  // Search.
  searchSite: 'Search all articles of {site}.',
  searchArticlesOf: 'Search articles of {site}',
  searchButton: 'Search',
  wordsToSearch: 'Words to search for',
  results: 'Results',
  noResults: 'No articles found. Try fewer or other words, or subscribe to get the first one.',
  searchOnly: 'Only {filters}.',
  searchAll: 'Search all articles',
  subscribeToSearch: 'Subscribe to this search',
  bestFirst: 'Best matches first',
  newestFirst: 'Newest first',
  newerResults: 'Newer results',
  olderResults: 'Older results',
  previousResults: 'Previous results',
  moreResults: 'More results',
  cannotSearch: 'This cannot be searched for',
  tryInstead: 'Try {what}.',
  whatYouCanWrite: 'What you can write',
  exampleWords: 'feed reader',
  exampleBeginning: 'publi*',
  exampleWithout: 'feed -atom',
  meansWords: 'both words, in any form',
  meansPhrase: 'this phrase',
  meansBeginning: 'words that begin so',
  meansWithout: 'the first word, without the second',

  // A filter in words, as in the titles of feeds.
  either: '{first} or {second}',
  both: '{first} and {second}',
  enumeration: '{first}, {second}',
  quotation: '“{text}”',
  labelled: '{label}: {value}',
  filterNot: 'not {names}',
  filterSection: 'in {names}',
  filterAuthor: 'by {names}',
  filterLanguage: 'in {names}',
  filterSince: 'since {date}',
  filterUntil: 'until {date}',
  filterBefore: 'before {date}',
  labelNot: 'not',
  labelLanguage: 'lang',
  labelSince: 'since',
  labelUntil: 'until',

  // Problems.
  goHome: 'Go to the {site} home page',
  didYouMean: 'Did you mean {names}?',
  notFound: 'Not found',
  nothingAt: 'There is nothing at {path}.',
  seeFeeds: 'See {path} for all feeds.',
  seeEndpoints: 'See {path} for all endpoints.',
  unknownTag: 'Unknown tag',
  unknownSection: 'Unknown section',
  unknownAuthor: 'Unknown author',
  unknownLanguage: 'Unknown language',
  unknownArticle: 'Unknown article',
  noTag: 'There is no tag "{name}".',
  noSection: 'There is no section "{name}".',
  noAuthor: 'There is no author "{name}".',
  noLanguage: 'There is no language "{name}".',
  noArticle: 'There is no article "{name}".',
  removed: 'Removed',
  removedArticle: 'The article "{slug}" was permanently removed.',
  unknownPage: 'Unknown page',
  archiveOfFeed: 'The archive of this feed',
  archiveOfSearch: 'The archive of this search',
  thisList: 'This list',
  thisArchive: 'This archive',
  thisSearch: 'This search',
  hasNoPages: '{list} has no pages yet.',
  hasPages: { one: '{list} has one page.', other: '{list} has pages 1 to {count}.' },
  noArticles: 'No articles',
  noArticlesIn: 'There are no articles in {period}.',
  nearestPeriod: 'The nearest are in {period}.',
  nearestPeriods: 'The nearest are in {earlier} and {later}.',
  wrongMethod: 'Method not allowed',
  methodIsNotAllowed: '{method} is not allowed here. Allowed: {methods}.',
  internalError: 'Internal error',
  tryLater: 'Something went wrong. The error has been logged. Please try again later.',

  // Parameters that cannot be used.
  invalidParameter: 'Invalid parameter',
  mustBe: '"{parameter}" must be {allowed}.',
  mustBeList: '"{parameter}" must be a comma-separated list of {allowed}.',
  mustNotBeRepeated: '"{parameter}" must not be repeated: use one value.',
  oneValue: 'one value',
  pathNamesTag:
    'The path already names the tag: leave "{parameter}" out, or use it with a path above.',
  pathNamesSection:
    'The path already names the section: leave "{parameter}" out, or use it with a path above.',
  pathNamesAuthor:
    'The path already names the author: leave "{parameter}" out, or use it with a path above.',
  profileIsRss: 'Only RSS has profiles: use {file}, or leave "{parameter}" out.',
  notHere: 'no "{parameter}" here',
  badEncoding: '"{parameter}" is not valid percent-encoded UTF-8.',
  validEncoding: 'valid percent-encoded UTF-8',
  tooManyNames: 'The filter has {terms} names; at most {most} names in total are allowed.',
  mostNames: 'at most {most} names in total',
  instant: 'a date (2026-05-01) or a time with time zone (2026-05-01T09:00:00Z)',
  wholeNumber: 'a whole number of at least {least}',
  wholeNumberWithout: 'a whole number of at least {least}, without {others}',
  wholeNumberTo: 'a whole number from {least} to {most}',
  earlierThan: 'earlier than "{parameter}"',
  searchOfCharacters: 'a search of at most {most} characters',
  searchOfWords: 'a search of at most {most} words',
  searchWithLetter: 'a search with at least one letter or digit',
  searchWithLetters: 'a search with at least {least} letters before "*"',
} as const satisfies { readonly [key: string]: string | Plural };

/** The name of a message. */
export type Key = keyof typeof ENGLISH;

/** The messages of a language: none is missing. */
export type Messages = {
  readonly [K in Key]: (typeof ENGLISH)[K] extends string ? string : Plural;
};

/** The placeholders of a message. */
export type Placeholders<K extends Key> = NamesIn<
  (typeof ENGLISH)[K] extends string
    ? (typeof ENGLISH)[K]
    : (typeof ENGLISH)[K][keyof (typeof ENGLISH)[K]]
>;

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
