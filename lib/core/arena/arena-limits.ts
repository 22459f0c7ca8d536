// How large an arena may be.

export const FEWEST_CONTENDERS = 2
export const MOST_CONTENDERS = 50
/** A longer sample is voted on in its first rows; their order is chance, so that they are a fair sample, too. */
export const MOST_ROWS = 2000

/** No session reaches it: an end at so many votes is no end by itself. */
export const MOST_VOTES = 1_000_000
