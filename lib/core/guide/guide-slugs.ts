// The guides there are, in the order in which one reads them; each is a file of that name in every language.

export const guideSlugs = ['first-run', 'your-data', 'compare', 'arena', 'statistics', 'production', 'team'] as const
export type GuideSlug = (typeof guideSlugs)[number]

export const isGuideSlug = (slug: string): slug is GuideSlug => guideSlugs.some((each) => each === slug)
