// npm run dev: sets up and serves with pages rebuilt as they change.

import { checkPort } from './check-port.mjs'
import { root, setUp } from './setup.mjs'

process.chdir(root)
await checkPort()
setUp()
process.env.HITLOOP_DIST_DIR ??= `.next/port-${process.env.PORT || 3000}`
const { serve } = await import('./serve.mjs')
await serve({ dev: true })
