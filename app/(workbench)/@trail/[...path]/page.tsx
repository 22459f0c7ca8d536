// The trail of every page but the home.
import { Trail } from '@/components/layout/trail'
import { readTrail } from '../read-trail'

export default async function PageTrail({ params }: { params: Promise<{ path: string[] }> }) {
  return <Trail steps={await readTrail((await params).path)} />
}
