// The categories of podcasts that Apple's directory knows, and others with it (Podcasts Connect help,
// "Apple Podcasts categories").

const CATEGORIES: { readonly [category: string]: readonly string[] } = {
  Arts: [...['Books', 'Design', 'Fashion & Beauty', 'Food', 'Performing Arts', 'Visual Arts']],
  Business: [
    ...['Careers', 'Entrepreneurship', 'Investing', 'Management', 'Marketing', 'Non-Profit'],
  ],
  Comedy: ['Comedy Interviews', 'Improv', 'Stand-Up'],
  Education: ['Courses', 'How To', 'Language Learning', 'Self-Improvement'],
  Fiction: ['Comedy Fiction', 'Drama', 'Science Fiction'],
  Government: [],
  History: [],
  'Health & Fitness': [
    ...['Alternative Health', 'Fitness', 'Medicine', 'Mental Health', 'Nutrition', 'Sexuality'],
  ],
  'Kids & Family': ['Education for Kids', 'Parenting', 'Pets & Animals', 'Stories for Kids'],
  Leisure: [
    ...['Animation & Manga', 'Automotive', 'Aviation', 'Crafts', 'Games', 'Hobbies'],
    ...['Home & Garden', 'Video Games'],
  ],
  Music: ['Music Commentary', 'Music History', 'Music Interviews'],
  News: [
    ...['Business News', 'Daily News', 'Entertainment News', 'News Commentary', 'Politics'],
    ...['Sports News', 'Tech News'],
  ],
  'Religion & Spirituality': [
    ...['Buddhism', 'Christianity', 'Hinduism', 'Islam', 'Judaism', 'Religion', 'Spirituality'],
  ],
  Science: [
    ...['Astronomy', 'Chemistry', 'Earth Sciences', 'Life Sciences', 'Mathematics'],
    ...['Natural Sciences', 'Nature', 'Physics', 'Social Sciences'],
  ],
  'Society & Culture': [
    ...['Documentary', 'Personal Journals', 'Philosophy', 'Places & Travel', 'Relationships'],
  ],
  Sports: [
    ...['Baseball', 'Basketball', 'Cricket', 'Fantasy Sports', 'Football', 'Golf', 'Hockey'],
    ...['Rugby', 'Running', 'Soccer', 'Swimming', 'Tennis', 'Volleyball', 'Wilderness'],
    ...['Wrestling'],
  ],
  Technology: [],
  'True Crime': [],
  'TV & Film': ['After Shows', 'Film History', 'Film Interviews', 'Film Reviews', 'TV Reviews'],
};

/** A category and, below it, a narrower one; null for none. */
export type Category = readonly [name: string, narrower: string | null];

const BY_NAME: ReadonlyMap<string, Category> = new Map(
  Object.entries(CATEGORIES).flatMap(([name, narrower]): (readonly [string, Category])[] => [
    [name, [name, null]],
    ...narrower.map((one) => [one, [name, one]] as const),
  ]),
);

/** The names of all: no two are the same. */
export const CATEGORY_NAMES: readonly string[] = [...BY_NAME.keys()];

/** The category of this name; null for none. */
export function findCategory(name: string): Category | null {
  return BY_NAME.get(name) ?? null;
}
