// npm start: sets up, builds when sources changed, serves.

import { checkPort } from './check-port.mjs'
import { buildPages, root, setUp } from './setup.mjs'

process.chdir(root)
await checkPort()
setUp()
buildPages()
const { serve } = await import('./serve.mjs')
await serve({ dev: false })
