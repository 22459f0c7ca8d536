import type { judged as zh } from '../zh/judged'

export const judged: typeof zh = {
  title: 'Let a judge decide the grey zone',
  lead: 'Where f is close to θ, letters alone don’t tell whether a name means the product that the user really took. Here is every pair (name said × real product of its row) on which a hit hangs. A model is asked about each in both orders; where it contradicts itself it is no match, and where people have labelled the pair, they decide. The kept hit rates stay as they are: once pairs are judged, you may read the result this way instead.',
  running: 'The run is still going. Judge it once it stands still.',
  noPairs: {
    title: 'Nothing to judge in this zone',
    body: 'No hit hangs on a name with f between {low} and {high}. Make the zone wider, or read the result as f has it.',
  },
  zone: {
    title: 'What lies in the zone',
    pairs:
      'Hits hang on {pairs, number} pairs with f between {low} and {high}: people labelled {people, number}, {model} judged {judge, number}{unsure, plural, =0 {} other { (# of them unsure, since its orders differ: no match)}}{open, plural, =0 {, and none is left} one {, and # was seen by nobody, so that f decides it for now} other {, and # were seen by nobody, so that f decides them for now}}.',
    nobody:
      'Hits hang on {pairs, number} pairs with f between {low} and {high}: people labelled {people, number}, and {open, number} were seen by nobody.',
    judges: 'Whose verdicts to read by',
  },
  changes: {
    title: 'What becomes of hits with the judge',
    version: 'Version',
    kept: 'Hit rate@{k} by f',
    judged: 'Hit rate@{k} with the judge',
    gained: 'Hits gained',
    lost: 'Hits lost',
    read: 'Read the result this way',
    report: 'The report this way',
  },
  judge: { title: 'Judge what is open' },
  pairs: {
    title: 'Pair by pair',
    show: 'See the {count, number} that were said most',
    product: 'Real product of the row',
    said: 'Verdict',
    by: { people: 'people', judge: 'judge' },
    open: 'seen by nobody; by f {counts, select, yes {a match} other {no match}}',
    export: 'Export all (CSV)',
  },
  notice: {
    words:
      'Hits here are scored with a judge: of the {pairs, number} pairs with f between {low} and {high} on which hits hang, people labelled {people, number} and {model} judged {judge, number}{open, plural, =0 {} one {; # was seen by nobody and goes by f} other {; # were seen by nobody and go by f}}.',
    version: '{letter} gained {gained, number} and lost {lost, number} {lost, plural, one {hit} other {hits}}',
    join: '; ',
    end: '.',
    scope:
      '{on, select, metrics {The curve over θ and the baseline go by f.} compare {Against baselines, both sides go by f. A version of another run is read with the same judge; of its pairs, those that nobody has seen go by f.} slices {Which slices there are doesn’t depend on it; hits, intervals and tests do.} misses {A name that was said to mean another product is no near miss. To send misses to the optimiser, go back to f.} other {Baselines go by f. The other views of this run are read the same way.}}',
    back: 'Show the result by f',
    pairs: 'See the pairs',
  },
  fact: {
    name: 'Grey zone',
    words: '{model} decides {judge, number} pairs with f between {low} and {high} (people {people, number} more)',
  },
  threshold: 'Whatever this run is read with, this page is about f and θ.',
  skus: 'SKU figures count the SKU that was really taken, not names: they are the same with the judge and by f.',
  open: 'Let a judge decide the grey zone',
}
