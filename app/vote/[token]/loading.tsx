// The page's outline while it is read.
export default function Loading() {
  return (
    <div aria-hidden="true" className="mx-auto grid max-w-[1080px] gap-4 px-4 pt-5">
      <div className="h-7 w-64 max-w-full rounded-md bg-sunk" />
      <div className="h-20 rounded-lg bg-sunk" />
      <div className="grid gap-3 md:grid-cols-2">
        <div className="h-64 rounded-lg border bg-card" />
        <div className="h-64 rounded-lg border bg-card" />
      </div>
    </div>
  )
}
