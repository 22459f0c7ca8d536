import type { data as zh } from '../zh/data'

export const data: typeof zh = {}
