import type { batch as zh } from '../zh/batch'

export const batch: typeof zh = {}
