// npm run check: the fast part of npm test.
import { root, setUp } from './setup.mjs'
import { close, format, runSteps, types, units, unused } from './steps.mjs'

process.chdir(root)
setUp()
close(runSteps([format, types, unused, units]))
