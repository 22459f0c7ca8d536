// An address that no page has.
import { NothingHere } from '@/components/layout/nothing-here'

export default function NotFound() {
  return (
    <main className="mx-auto max-w-3xl px-6 py-16">
      <NothingHere />
    </main>
  )
}
