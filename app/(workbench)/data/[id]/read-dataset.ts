// The dataset of an address, once a request.
import { cache } from 'react'
import { getRuntime } from '@/lib/runtime'

export const readDataset = cache(async (id: string) => (await getRuntime()).datasets.find(id))
