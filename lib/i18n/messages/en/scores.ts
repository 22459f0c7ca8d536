import type { scores as zh } from '../zh/scores'

export const scores: typeof zh = {
  loading: 'Reading the rows…',
  tabs: { label: 'Views of this run', result: 'Result', slices: 'Slices', misses: 'Misses' },
  among: {
    title: 'These rows alone:',
    clear: 'Show all rows',
    miss: '{letter} missed: {kind}',
    missed: '{letter} missed “{category}”',
    said: '{letter} said “{said}” for “{category}”',
    wrong: '{letter} named “{product}”, and it is another',
    loss: '{letter}: {reason}',
  },
  dimension: {
    slice: '{dimension} = {value}',
    column: { empty: '(empty)', other: '(other values)' },
    user: { name: 'New or returning user', cold: 'New (no request before)', warm: 'Returning (asked before)' },
    target: { name: 'Taken before', repeat: 'A product taken before', new: 'A product never taken before' },
    category: { name: 'Category of the real product', none: '(not in the pool, or without one)' },
    hour: { name: 'Time of day', band: '{from, number}–{to, number} h' },
  },
  slices: {
    verdict: {
      pair: 'Of {slices, plural, one {# slice} other {# slices}}, {b} is surely better in {winsB, number}, {a} in {winsA, number}',
      same: 'In no slice do {a} and {b} surely differ',
      single:
        '{slices, plural, =0 {In no slice does the hit rate surely differ from the other rows} one {In # slice the hit rate surely differs from the other rows} other {In # slices the hit rate surely differs from the other rows}}',
      nothing: 'Too few rows to part into slices',
    },
    lead: '{questions, plural, one {# question} other {# questions}} about {slices, plural, one {# slice} other {# slices}}, corrected together (Benjamini–Hochberg): of what is marked, at most {falseShare, number, percent} is expected to be chance.',
    tooFew:
      'A slice takes at least 20 rows. Test on more rows to see hit rates by feature, by new and returning users, by category and time of day.',
    standingOut: 'Slices unlike the whole',
    standingOutAside: '{shown, number} of {slices, plural, one {# slice} other {# slices}}, the surest first',
    all: 'By dimension',
    allAside: 'A name opens its rows; values with fewer than 20 rows are not shown',
    by: 'Slice by',
    markedHere: '{slices, number} unlike the whole',
    slice: 'Slice',
    rows: '{rows, plural, one {# row} other {# rows}}',
    hitRateOf: '{letter} hit rate@5',
    difference: '{b} − {a} (points)',
    noRows: 'no data',
    above: 'above the rest',
    below: 'below the rest',
    better: '{letter} is better',
    join: ', ',
    unsliced: 'Values of these columns hardly ever come back, so they make no slices: {columns}.',
    reversed:
      'Mind Simpson’s paradox: by “{dimension}” every slice says the opposite of the whole. The two versions have finished different rows, so the overall comparison can’t be trusted; let both finish the same rows.',
  },
  misses: {
    title: 'What was missed: where it got lost, and why',
    sentence:
      '{letter} missed {misses, number} of {rows, plural, one {# row} other {# rows}}, most often by “{kind}” ({share, number, percent} of them).',
    noMiss: '{letter} hit all {rows, plural, one {# row} other {# rows}}.',
    gap: ' ',
    noPool:
      'This run had no candidate pool, so categories and names outside of it can’t be told. Import a pool and run again to see them.',
    stages: {
      asked: 'Asked',
      answered: 'Answered',
      parsed: 'Products read',
      mapped: 'A product of the pool',
      inStock: 'One that is in stock',
      hit: 'Hit@5',
    },
    losses: {
      failed: 'call failed',
      refused: 'refused',
      unparseable: 'no product to read',
      outside: 'all outside the pool',
      outOfStock: 'all out of stock',
      missed: 'not the right one',
    },
    funnel: {
      title: 'Funnel: from the question to the hit',
      aside: 'What each step loses opens its rows; the first 5 products count',
      stage: 'Step',
      loss: '{reason} {rows}',
      hitsLost:
        '{letter} also named the real product on {rows, plural, one {# row} other {# rows}} whose products are not in the pool or out of stock; the funnel does not count them as hits.',
    },
    why: {
      title: 'Why it was missed',
      aside: 'Each row counts for the first reason that fits; shares are of the missed rows',
      kind: 'Reason',
    },
    kinds: {
      lost: { name: 'No answer', hint: 'Failed, refused, or no product to read: all count as misses.' },
      late: {
        name: 'Named too late',
        hint: 'Right, but after the fifth product. Let the prompt list fewer, the surest first.',
      },
      otherSpec: {
        name: 'The product in another package',
        hint: 'The same name, another package or strength. If that need not be told apart, merge them in the pool.',
      },
      near: {
        name: 'A name that nearly fits',
        hint: 'Between 0.5 and θ alike: an alias may be missing, or θ may be too strict.',
      },
      unlisted: {
        name: 'Real product not in the pool',
        hint: 'A model that keeps to the pool can’t hit it. Complete the pool.',
      },
      sameCategory: {
        name: 'Right category, other product',
        hint: 'The need was understood, the product was not. Tell the prompt how products of a category differ.',
      },
      outside: {
        name: 'Nothing from the pool',
        hint: 'Invented names, or names that the pool lacks. Put candidates into the prompt, or add aliases.',
      },
      other: {
        name: 'Need not understood',
        hint: 'Products of another category. See whether the behaviour in these rows holds a clue.',
      },
    },
    category: {
      title: 'Category of the real product, and what was said instead',
      aside: 'Share of the category’s rows that were missed; said is the category of the first product of the pool',
      label: 'Real category',
      instead: 'said',
      same: 'the same category',
      times: '{category} {rows}',
      none: '(not in the pool, or without one)',
      lost: '(no answer)',
    },
    wrong: {
      title: 'Products that {letter} names wrongly most often',
      bias: 'Its answers are as varied as {named, number, ::.0} equally frequent products, the real ones as {taken, number, ::.0}; the 10 it names most make up {topNamed} of its answers, and {topTaken} of the real ones.',
      none: 'No product was named wrongly.',
      product: 'Product',
      rows: 'Wrong rows',
      named: 'Named',
      taken: 'Really taken',
      unknown: 'not in the pool',
    },
    unknown: {
      title: 'Names that the pool lacks',
      aside: 'An alias may be missing; once adopted it counts from the next run on',
      name: 'Name',
      rows: 'Rows',
      nearest: 'Nearest in the pool',
      degree: 'f',
      adopt: 'Make it an alias',
      adoptLabel: 'Make “{alias}” an alias of “{product}”',
      adopted: '“{alias}” now means “{product}”, from the next run on',
    },
  },
}
