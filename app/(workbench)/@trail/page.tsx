// The trail of the home.
import { Trail } from '@/components/layout/trail'
import { readTrail } from './read-trail'

export default async function HomeTrail() {
  return <Trail steps={await readTrail([])} />
}
