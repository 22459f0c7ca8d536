// A coverage as it is shown.

/** Cut to a tenth of a percent, never rounded up: 100 % means that no row is empty. */
export const filledShare = (coverage: number): number => Math.floor(coverage * 1000 + 1e-9) / 1000
