// Where a model is called: the embedded one, or one of the vendors.
import { z } from 'zod'

export const vendors = ['anthropic', 'openai'] as const
export const vendorSchema = z.enum(vendors)
export type Vendor = z.infer<typeof vendorSchema>

export const connectionKinds = ['embedded', ...vendors] as const
export const connectionKindSchema = z.enum(connectionKinds)
export type ConnectionKind = (typeof connectionKinds)[number]

/** Whether a connection leads to a vendor, and so needs an address and perhaps a key. */
export const isVendor = (connection: string): connection is Vendor => vendors.some((vendor) => vendor === connection)

/** Whether a connection has an interface for batches: many requests at once that are answered within a day. */
export const hasBatches = (connection: string): boolean => connection === 'anthropic'
