// The versions of a prompt as the tree that their parents make.

interface Member {
  id: string
  number: number
  parentId: string | null
}

/**
 * How far each version stands from the main line, by id: 0 on the line that leads to the newest version, and on every
 * line that begins anew; one more for each time that a line left another. Linear in the versions.
 */
export function branchDepths(versions: readonly Member[]): Map<string, number> {
  const byId = new Map(versions.map((version) => [version.id, version]))
  const depths = new Map<string, number>()
  // Newest first: a line is walked to its root by its newest member, and what meets a walked line branched off it.
  for (const version of [...versions].sort((x, y) => y.number - x.number)) {
    const line = new Set<string>()
    let at: Member | undefined = version
    while (at !== undefined && !depths.has(at.id) && !line.has(at.id)) {
      line.add(at.id)
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    }
    const met = at === undefined ? undefined : depths.get(at.id)
    for (const id of line) depths.set(id, met === undefined ? 0 : met + 1)
  }
  return depths
}
