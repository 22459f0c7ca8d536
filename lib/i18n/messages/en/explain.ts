import type { explain as zh } from '../zh/explain'

export const explain: typeof zh = {
  formula: 'How it is counted:',
  why: 'Why it matters:',
  figures: {
    hitRate: {
      what: 'A row is a hit when one of the first k products of the answer is the one that the user really took next. The soft bar is the 95% interval.',
      formula:
        'Hits over all rows. Failed, refused and unreadable answers are misses; a name counts as a product when f ≥ θ.',
      why: 'It says how often the prompt is right. To compare two versions, read the verdict; don’t judge by whether their bars overlap.',
    },
    mrr: {
      what: 'How far up the first hit stands, from 0 to 1.',
      formula: '1 / place of the first hit for each row, 0 for a miss, averaged.',
      why: 'Of two equal hit rates the one with hits at the top is better: people look at the first few.',
    },
    ndcg: {
      what: 'How early the first hit comes among the first 5, from 0 to 1.',
      formula: 'A row counts 1 / log₂(place of its first hit + 1), and 0 without one; averaged over all rows.',
      why: 'It falls off more gently than MRR. Where rows have several real products, see “Metrics”: the NDCG there looks at all of them.',
    },
    coverage: {
      what: 'Rows whose answer names at least one product of the candidate pool; without a pool, any product.',
      formula: 'Rows with a product of the pool over all rows.',
      why: 'What is not in the pool can’t be recommended. Low coverage often means other names for the same products: add aliases.',
    },
    calls: {
      what: 'Requests that were really sent to a model.',
      formula: 'Rows × times each is asked, without those that reuse an answer.',
      why: 'Calls are what cost money and time.',
    },
    reused: {
      what: 'Rows served by a stored answer, without a call.',
      formula: 'Trials whose input is identical to another row’s or an earlier run’s.',
      why: 'Nothing is paid twice. To see how much a model varies, set “Stored answers” to “Don’t reuse”.',
    },
    failed: {
      what: 'Trials without an answer, even after several tries.',
      formula: 'Those that ended in an error of the network, a rate limit or the vendor; they count as misses.',
      why: 'Many of them make the hit rate look too low. They can be tried again when the run is over.',
    },
    tokens: {
      what: 'Average tokens per call, input plus output.',
      formula: '(tokens in + tokens out) / calls, as the vendor counted them.',
      why: 'Long prompts cost more and take longer. Of two equally good versions, take the short one.',
    },
    cost: {
      what: 'What this version spent in this run.',
      formula: 'Tokens in × price in + tokens out × price out, over all calls.',
      why: 'More hits must be worth their price. Prices are set under Model connections; an unknown one stays unknown, never 0.',
    },
    ends: {
      what: 'When the run will be over at its present speed.',
      formula: 'Calls left / recent speed.',
      why: 'You may leave meanwhile: results are stored as they come.',
    },
    scored: {
      what: 'Answers that were read and scored.',
      formula: 'Trials in which at least one product name was found.',
      why: 'Only these rows can be hits.',
    },
    unparseable: {
      what: 'Answers in which no product name was found.',
      formula: 'Trials whose answer has no list that can be read; they count as misses.',
      why: 'If there are many, ask for the output format more clearly. That helps at once.',
    },
    refused: {
      what: 'The model declined to answer.',
      formula: 'Trials that the vendor marked as refused; they count as misses.',
      why: 'If there are many, look for sensitive wording in the prompt.',
    },
    sameRows: {
      what: 'On the same rows, which of the two versions hit where.',
      formula: 'Both, only one, or neither: the four counts make up all rows.',
      why: 'Only rows that one of them hit decide which is better, and they are the ones worth opening.',
    },
    degree: {
      what: 'How similar the nearest name is to the real product, from 0 to 1; the best of all versions.',
      formula: 'Overlap of short pieces of both names after normalising (cosine similarity).',
      why: 'f ≥ θ is a hit. Just below θ it is often the same product under another name.',
    },
    theta: {
      what: 'How similar two names must be to count as one product, from 0 to 1.',
      formula: 'A hit needs f ≥ θ.',
      why: 'Too low, and different products count as hits; too high, and other names of the right one are missed.',
    },
    dayCoverage: {
      what: 'The share of a day’s requests that inference from the days before could serve.',
      formula: 'Requests whose user (or identical input) occurred on those days, over all requests of the day.',
      why: 'It is the ceiling of offline inference: even a perfect prompt can’t serve users without an inference.',
    },
    best: {
      what: 'Of all versions that can be compared, the one we can be surest of.',
      formula:
        'The highest lower end of the 95% interval; each version is measured by its completed run with the most rows.',
      why: 'Ranked by the lower end, a small lucky run can’t win. To be sure that it beats the second, run both on the same rows.',
    },
    over: {
      what: 'How many more hits than the best baseline, which needs no model.',
      formula: 'Difference of the hit rates on the same rows, in percentage points.',
      why: 'A prompt that doesn’t beat a baseline isn’t worth a model’s price.',
    },
    costOfThousand: {
      what: 'What it costs to infer once for each of 1,000 users.',
      formula: 'Average cost per call × 1,000; reused answers are left out.',
      why: 'Inference covers every user: multiply by their number for the bill.',
    },
    history: {
      what: 'Hit rate and 95% interval of each version as last measured.',
      formula: 'Only runs with the same dataset, way of sampling, θ and matching are shown together.',
      why: 'It shows whether changes are progress. Runs draw different rows, so small differences mean nothing.',
    },
  },
}
