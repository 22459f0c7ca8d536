import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: [
      'lib/**/*.test.ts',
      'components/**/*.test.ts',
      'app/**/*.test.ts',
      'e2e/**/*.test.ts',
      'samples/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A poll waits for what comes; on a busy machine that takes longer.
    expect: { poll: { timeout: 45_000 } },
    maxWorkers: 2,
    // What fails is tried once more: what fails twice has failed, and the rest is named. Properties draw from one seed, so a case that fails fails again.
    retry: 1,
    setupFiles: ['scripts/property-seed.mjs'],
    globalSetup: ['lib/store/testing/global-setup.ts'],
  },
})
