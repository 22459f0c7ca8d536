import type { prompts as zh } from '../zh/prompts'

export const prompts: typeof zh = {}
