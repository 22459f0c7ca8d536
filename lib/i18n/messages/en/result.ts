import type { result as zh } from '../zh/result'

export const result: typeof zh = {}
