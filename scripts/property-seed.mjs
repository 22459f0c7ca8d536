// Property tests draw from one seed, so that `npm test` judges the same cases everywhere; `npm run fuzz` draws others.
import fc from 'fast-check'

const seed = Number(process.env.HITLOOP_SEED ?? 20_261_130)
const numRuns = Number(process.env.HITLOOP_CASES ?? 100)
fc.configureGlobal({ seed, numRuns })
