// The mark and the name.
export function Brand() {
  return (
    <span className="flex items-center gap-2 text-[15px] font-semibold">
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="7.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <circle cx="9" cy="9" r="2.6" fill="var(--b)" />
      </svg>
      Hitloop
    </span>
  )
}
