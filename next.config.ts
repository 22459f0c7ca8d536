import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

/** The package's version, and the commit where this is a checkout. */
function codeVersion(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  if (!existsSync('.git')) return version
  try {
    const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return `${version} (${commit.trim()})`
  } catch {
    return version
  }
}

const config: NextConfig = {
  env: { HITLOOP_VERSION: codeVersion() },
  // WASM and dynamic imports: these must stay outside the bundle.
  serverExternalPackages: [
    '@electric-sql/pglite',
    'pglite-prisma-adapter',
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'pino',
    'opencc-js',
  ],
  // Development servers on several ports keep apart what they compile.
  distDir: process.env.HITLOOP_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
}

export default createNextIntlPlugin('./lib/i18n/request.ts')(config)
