// An address that no page has.
import { NothingHere } from '@/components/layout/nothing-here'

export default function NotFound() {
  return (
    <main className="px-6">
      <NothingHere />
    </main>
  )
}
