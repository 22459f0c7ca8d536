// Next's start hook: opens the database and takes up pending runs before the first page is asked for.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { bootServer } = await import('./lib/boundary/boot-server')
  await bootServer()
}
