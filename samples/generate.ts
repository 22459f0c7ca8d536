// Writes the generated sample files beside itself: `npx tsx samples/generate.ts`.
import { writeFileSync } from 'node:fs'
import { sampleFiles, sampleSeed } from './sample-files'

for (const [name, content] of Object.entries(sampleFiles(sampleSeed))) {
  writeFileSync(new URL(name, import.meta.url), content)
  console.error(`${name}: ${content.split('\n').length - 1} lines, ${Buffer.byteLength(content)} bytes`)
}
