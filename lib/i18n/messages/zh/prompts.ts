export const prompts = {}
