// Runs the command line in this process on files in a folder of its own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Report, reportSchema } from '@/lib/core/scoring/report'
import { runCommand } from './run-command'

export interface CommandRun {
  status: number
  stdout: string
  stderr: string
}

export interface CommandHome {
  dir: string
  write(name: string, content: string | Buffer): string
  read(name: string): string
  report(name?: string): Report
  run(args: readonly string[], options?: { env?: Record<string, string>; signal?: AbortSignal }): Promise<CommandRun>
  remove(): void
}

export function createCommandHome(): CommandHome {
  const dir = mkdtempSync(join(tmpdir(), 'hitloop-cli-'))
  const read = (name: string) => readFileSync(join(dir, name), 'utf8')
  return {
    dir,
    write(name, content) {
      writeFileSync(join(dir, name), content)
      return join(dir, name)
    },
    read,
    report: (name = 'report.json') => reportSchema.parse(JSON.parse(read(name))),
    async run(args, { env = {}, signal = new AbortController().signal } = {}) {
      const out = { stdout: '', stderr: '' }
      const status = await runCommand(args, {
        stdout: (text) => {
          out.stdout += text
        },
        stderr: (text) => {
          out.stderr += text
        },
        terminal: false,
        env: { LANG: 'C', ...env },
        cwd: dir,
        signal,
        now: Date.now,
      })
      return { status, ...out }
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}

/** A data set of `rows` rows, the label of which follows from 需求; the users are distinct. */
export function usersCsv(rows: number): string {
  const needs = [
    ['助眠', '褪黑素片'],
    ['清热', '龙胆泻肝片'],
    ['滋补', '阿胶糕'],
    ['护眼', '叶黄素软糖'],
  ] as const
  const lines = Array.from({ length: rows }, (_, i) => {
    const [need, product] = needs[i % needs.length] ?? needs[0]
    const day = 1 + Math.floor((i * 28) / rows)
    return `U${1000 + i},2026-06-${String(day).padStart(2, '0')} 10:00,${i % 2 ? '男' : '女'},${20 + (i % 50)},${need},${product}`
  })
  return `用户ID,请求时间,性别,年龄,需求,下一产品\n${lines.join('\n')}\n`
}

export const poolCsv = '产品,SKU\n褪黑素片,1\n龙胆泻肝片,2\n阿胶糕,3\n叶黄素软糖,4\n阿胶糕,5\n'
