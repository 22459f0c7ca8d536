// The environment, parsed once. Everything is optional; .env.example lists it for people.
import { z } from 'zod'

const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional()

const envSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  DATABASE_URL: optionalText,
  HITLOOP_DATA_DIR: z.string().trim().min(1).default('.hitloop'),
  HITLOOP_SECRET: optionalText,
  ANTHROPIC_API_KEY: optionalText,
  ANTHROPIC_BASE_URL: optionalText,
  OPENAI_API_KEY: optionalText,
  OPENAI_BASE_URL: optionalText,
})
export type Env = z.infer<typeof envSchema>

/** Reads the environment; throws ZodError naming the variable that is wrong. Empty values count as absent. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  return envSchema.parse(present)
}
