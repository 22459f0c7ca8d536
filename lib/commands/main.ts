// The command line as a process: its arguments, streams and signals become `runCommand`'s, its exit code the process's.
import { runCommand } from './run-command'

const interruption = new AbortController()
let interruptedAt = 0

// A terminal and npm both hand on one Ctrl-C: a second signal counts as impatience only after a second.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted && Date.now() - interruptedAt > 1000) process.exit(130)
    if (!interruption.signal.aborted) interruptedAt = Date.now()
    interruption.abort(new Error('interrupted'))
  })
}
// Whoever reads our output may stop reading (| head); that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.exitCode = await runCommand(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  env: process.env,
  cwd: process.env.INIT_CWD ?? process.cwd(),
  signal: interruption.signal,
  now: Date.now,
})
