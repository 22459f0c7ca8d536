// A name that no prompt of the scene has: the one wanted, else with a number behind it.
import { promptNameSchema } from '@/lib/core/prompt/prompt-version'
import type { PromptStore } from '@/lib/store/prompts'

export async function freePromptName(
  prompts: Pick<PromptStore, 'findByName'>,
  sceneId: string,
  name: string,
): Promise<string> {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` (${number})`
    const candidate = promptNameSchema.parse(name.slice(0, 120 - ending.length) + ending)
    if ((await prompts.findByName(sceneId, candidate)) === null) return candidate
  }
}
