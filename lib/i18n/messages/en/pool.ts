import type { pool as zh } from '../zh/pool'

export const pool: typeof zh = {}
