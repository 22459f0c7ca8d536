// npm test: everything, on whatever machine has Node: set-up, format, lint, types, unit and store tests, build, journeys.
import { findChromium } from './chromium.mjs'
import { buildPages, root, setUp } from './setup.mjs'
import { close, format, journeys, runSteps, types, units, unused } from './steps.mjs'

process.chdir(root)
setUp()
process.env.HITLOOP_CHROMIUM = findChromium()
const build = {
  name: 'build',
  run: () => {
    buildPages()
    return { passed: 1, failed: [], skipped: 0 }
  },
}
close(runSteps([format, types, unused, units, build, journeys]))
