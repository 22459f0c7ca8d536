// What `npm test` wants to know of the unit tests: how many passed, and the names of those that failed or passed only when asked again.
import { writeFileSync } from 'node:fs'

/** A Vitest reporter that writes `{ passed, skipped, failed: [name], flaky: [name] }` as JSON to the file that `HITLOOP_UNIT_REPORT` names. */
export default class UnitReporter {
  onTestRunEnd(modules, unhandled) {
    const report = { passed: 0, skipped: 0, failed: [], flaky: [] }
    for (const module of modules) {
      // A file that can't be loaded, or whose hooks fail, has no failing test of its own.
      if (module.errors().length > 0) report.failed.push(module.relativeModuleId)
      for (const test of module.children.allTests()) {
        const name = `${module.relativeModuleId} › ${test.fullName}`
        const { state } = test.result()
        if (state === 'passed') report.passed += 1
        else if (state === 'failed') report.failed.push(name)
        else report.skipped += 1
        if (test.diagnostic()?.flaky) report.flaky.push(name)
      }
      for (const suite of module.children.allSuites())
        if (suite.errors().length > 0) report.failed.push(`${module.relativeModuleId} › ${suite.fullName}`)
    }
    for (const { message } of unhandled) report.failed.push(String(message).split('\n')[0])
    writeFileSync(process.env.HITLOOP_UNIT_REPORT, JSON.stringify(report))
  }
}
