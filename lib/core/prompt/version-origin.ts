// Where versions come from.

export const origins = ['written', 'generated', 'adapted', 'revised', 'optimised'] as const
export type Origin = (typeof origins)[number]
/** A stored origin as one of ours; `other` where a later release wrote it. */
export const originKey = (stored: string): Origin | 'other' => origins.find((origin) => origin === stored) ?? 'other'
