// How the calls of a run are asked: one by one as they are answered, or many at once through a vendor's batch interface.
import { z } from 'zod'
import { transports } from './choices'
import type { CostUsd } from './model-table'

export const transportSchema = z.enum(transports)
export type Transport = z.infer<typeof transportSchema>

/**
 * The share of a model's price that is paid. Batches cost half, of input and output alike.
 * Source: platform.claude.com/docs/en/build-with-claude/batch-processing, "Pricing", read in November 2026.
 */
const priceShare: Record<Transport, number> = { live: 1, batch: 0.5 }

/** Prices as they are billed through a transport; an unknown price stays unknown. */
export const billed =
  (costUsd: CostUsd, transport: Transport): CostUsd =>
  (...call) => {
    const full = costUsd(...call)
    return full === null ? null : full * priceShare[transport]
  }
