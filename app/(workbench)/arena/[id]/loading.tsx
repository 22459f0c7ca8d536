// The outline of a session while its votes are read.
export default function Loading() {
  return (
    <div aria-hidden="true" className="grid gap-4">
      <div className="h-8 w-96 max-w-full rounded-md bg-sunk" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
        <div className="h-72 rounded-lg border bg-card" />
        <div className="h-72 rounded-lg border bg-card" />
      </div>
      <div className="h-40 rounded-lg border bg-card" />
    </div>
  )
}
