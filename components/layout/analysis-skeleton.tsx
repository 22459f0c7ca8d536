// Stands where an analysis will, while it is being worked out.

export function AnalysisSkeleton({ title, words }: { title: string; words: string }) {
  return (
    <div>
      <div className="mb-1 h-5 w-32 animate-pulse rounded-md bg-sunk" />
      <h1 className="text-xl font-semibold">{title}</h1>
      <p role="status" className="mt-0.5 mb-5 text-sm text-ink-2">
        {words}
      </p>
      <div aria-hidden="true" className="h-96 animate-pulse rounded-lg border bg-card" />
    </div>
  )
}
