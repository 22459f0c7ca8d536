// The form's outline while it is read.
export default function Loading() {
  return (
    <div aria-hidden="true">
      <div className="mb-5 grid gap-2">
        <div className="h-7 w-40 rounded-md bg-sunk" />
        <div className="h-4 w-80 max-w-full rounded-md bg-sunk" />
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        {[0, 1, 2, 3].map((card) => (
          <div key={card} className="h-44 rounded-lg border bg-card" />
        ))}
      </div>
    </div>
  )
}
