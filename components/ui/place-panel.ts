// Where a small panel goes beside what it explains: below it, above where there is no room, never past the edges.

interface Box {
  left: number
  top: number
  bottom: number
}

const GAP = 6
const EDGE = 8

/** All in CSS pixels of the viewport. A panel larger than the viewport begins at its edge. */
export function placePanel(
  anchor: Box,
  panel: { width: number; height: number },
  viewport: { width: number; height: number },
): { left: number; top: number } {
  const below = anchor.bottom + GAP
  const above = anchor.top - GAP - panel.height
  const fitsBelow = below + panel.height <= viewport.height - EDGE
  return {
    left: Math.max(EDGE, Math.min(anchor.left, viewport.width - EDGE - panel.width)),
    top: fitsBelow || above < EDGE ? below : above,
  }
}
