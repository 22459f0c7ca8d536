// A run's batch jobs with every deed tried until it works: what is at a vendor has been paid for.
import type { Persistence } from './persistence'
import type { BatchJobs } from './ports'

/** The same jobs; a deed fails only once the persistence gives up. */
export const durableJobs = (jobs: BatchJobs, { act }: Pick<Persistence, 'act'>): BatchJobs => ({
  state: (runId) => act(() => jobs.state(runId)),
  plan: (runId, plan) => act(() => jobs.plan(runId, plan)),
  claims: (job) => act(() => jobs.claims(job)),
  attempt: (jobId, at) => act(() => jobs.attempt(jobId, at)),
  observe: (jobId, state) => act(() => jobs.observe(jobId, state)),
  detach: (jobId) => act(() => jobs.detach(jobId)),
  findKnown: (batchIds) => act(() => jobs.findKnown(batchIds)),
  close: (job, state, again) => act(() => jobs.close(job, state, again)),
})
