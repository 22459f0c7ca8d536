// npm run dev: sets up and serves with pages rebuilt as they change.

import { checkPort } from './check-port.mjs'
import { root, setUp } from './setup.mjs'

process.chdir(root)
await checkPort()
setUp()

const { serve } = await import('./serve.mjs')
await serve({ dev: true })
