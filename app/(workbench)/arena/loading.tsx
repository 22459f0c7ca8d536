// The list's outline while it is read.
export default function Loading() {
  return (
    <div aria-hidden="true" className="grid gap-5">
      <div className="h-7 w-40 rounded-md bg-sunk" />
      <div className="grid divide-y overflow-hidden rounded-lg border bg-card">
        {[0, 1, 2].map((row) => (
          <div key={row} className="h-20" />
        ))}
      </div>
    </div>
  )
}
