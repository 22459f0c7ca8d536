// Where a model is called: the embedded one, or one of the vendors.
import { z } from 'zod'
import { connectionKinds, vendors } from './choices'

export const vendorSchema = z.enum(vendors)
export type Vendor = z.infer<typeof vendorSchema>

export const connectionKindSchema = z.enum(connectionKinds)
export type ConnectionKind = (typeof connectionKinds)[number]

/** Whether a connection leads to a vendor, and so needs an address and perhaps a key. */
export const isVendor = (connection: string): connection is Vendor => vendors.some((vendor) => vendor === connection)
