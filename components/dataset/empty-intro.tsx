// What a room will show and why it doesn't yet; the drop zone that follows is the one thing to do.

import { GuideLink } from '@/components/layout/guide-link'

export function EmptyIntro({ title, body }: { title: string; body: string }) {
  return (
    <div>
      <h2 className="text-base font-medium">{title}</h2>
      <p className="mt-0.5 max-w-[78ch] text-sm text-ink-2">{body}</p>
      <GuideLink slug="your-data" />
    </div>
  )
}
