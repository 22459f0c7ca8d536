// The form's outline while it is read.
export default function Loading() {
  return (
    <div aria-hidden="true" className="grid gap-4">
      <div className="h-7 w-48 rounded-md bg-sunk" />
      <div className="h-72 rounded-lg border bg-card" />
      <div className="h-56 rounded-lg border bg-card" />
    </div>
  )
}
