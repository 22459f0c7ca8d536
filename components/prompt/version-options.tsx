// Versions to choose from, under the names of their prompts.

interface VersionOption {
  id: string
  promptId: string
  promptName: string
  number: number
  tags: readonly string[]
}

export function VersionOptions({ versions }: { versions: readonly VersionOption[] }) {
  const prompts = [...new Map(versions.map(({ promptId, promptName }) => [promptId, promptName]))]
  return prompts.map(([promptId, promptName]) => (
    <optgroup key={promptId} label={promptName}>
      {versions
        .filter((version) => version.promptId === promptId)
        .map(({ id, number, tags }) => (
          <option key={id} value={id}>
            {[`${promptName} v${number}`, ...tags.map((tag) => `#${tag}`)].join(' ')}
          </option>
        ))}
    </optgroup>
  ))
}
