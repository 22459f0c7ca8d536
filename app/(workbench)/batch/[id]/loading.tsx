// A result's outline while it is read.
export default function Loading() {
  return (
    <div aria-hidden="true" className="grid gap-4">
      <div className="grid gap-2">
        <div className="h-7 w-[32rem] max-w-full rounded-md bg-sunk" />
        <div className="h-4 w-[40rem] max-w-full rounded-md bg-sunk" />
      </div>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
        <div className="h-72 rounded-lg border bg-card" />
        <div className="h-72 rounded-lg border bg-card" />
      </div>
      <div className="h-96 rounded-lg border bg-card" />
    </div>
  )
}
