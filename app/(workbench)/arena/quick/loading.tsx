// The outline of the two contenders and the row while they are read.
export default function Loading() {
  return (
    <div aria-hidden="true" className="grid gap-4">
      <div className="h-7 w-40 rounded-md bg-sunk" />
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="h-28 rounded-lg border bg-card" />
        <div className="h-28 rounded-lg border bg-card" />
      </div>
      <div className="h-48 rounded-lg border bg-card" />
    </div>
  )
}
