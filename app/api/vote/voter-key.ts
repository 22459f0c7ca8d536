// The key by which a browser is known again as the same voter; scripts on the page can't read it.
import { cookies } from 'next/headers'

const name = 'hitloop-voter'
/** A vote with its comment is a few kB at most. */
export const VOTE_LIMIT_MB = 0.1
const HALF_A_YEAR_S = 60 * 60 * 24 * 180

export const readVoterKey = async (): Promise<string | null> => (await cookies()).get(name)?.value ?? null

// Lax: a link in a message leads here from elsewhere, and must still find the voter.
export const keepVoterKey = async (key: string): Promise<void> => {
  ;(await cookies()).set(name, key, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: HALF_A_YEAR_S })
}
