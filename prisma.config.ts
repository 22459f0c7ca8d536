import { defineConfig } from 'prisma/config'

// The URL serves the development of migrations alone; the app connects through lib/store.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'pglite:./.data/dev' },
})
