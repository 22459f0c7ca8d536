// Tells in a corner of the page what a deed came to. What draws it is loaded when the page is awake, since no first look needs it.
import type { ExternalToast, toast as tell } from 'sonner'

type Kind = 'success' | 'info' | 'warning' | 'error'

let settle: (made: typeof tell) => void
const ready = new Promise<typeof tell>((resolve) => {
  settle = resolve
})

/** What is told before the corner stands, is told then. */
export const cornerStands = (made: typeof tell): void => settle(made)

const say = (kind: Kind) => (words: string, options?: ExternalToast) => {
  void ready.then((made) => made[kind](words, options))
}

export const toast = { success: say('success'), info: say('info'), warning: say('warning'), error: say('error') }
