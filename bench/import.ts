// Import speed and memory: 100,000 rows × 20 columns, beside csv-parse on the same file. Run: npx tsx bench/import.ts
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse'
import { seededRandom } from '@/lib/core/sampling/random'
import { importTable } from '@/lib/files/import-table'
import { readTable } from '@/lib/files/read-table'
import { csvLine } from '@/lib/files/write-csv'

const rowCount = 100_000
const header =
  '用户ID,性别,年龄段,婚姻,省份,职业,学历,会员等级,用户价值,收入,购买力,人群标签,品类兴趣,活跃时段,近期行为,最近浏览,请求时间,订单数,客单价,下一个产品'
const provinces = ['广东', '江苏', '浙江', '北京', '上海', '四川', '湖北', '河南', '山东', '福建']
const actions = ['浏览了龙胆泻肝片', '搜索“感冒灵, 颗粒”', '加购维生素C泡腾片', '咨询皮肤科医生', '购买血压计']
const bands = ['18~25岁', '26~35岁', '36~40岁', '41~50岁', '50岁以上']

async function writeTable(path: string): Promise<void> {
  const random = seededRandom(7)
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)]!
  const out = createWriteStream(path)
  out.write(`${header}\n`)
  for (let row = 0; row < rowCount; row++) {
    const behaviour = Array.from({ length: 4 }, () => pick(actions)).join('；')
    const line = csvLine(
      [
        `U${100000 + Math.floor(random() * 40_000)}`,
        pick(['男', '女']),
        pick(bands),
        pick(['已婚', '未婚']),
        pick(provinces),
        pick(['白领', '教师', '医务人员', '自由职业', '学生']),
        pick(['本科', '大专', '高中', '硕士']),
        pick(['普通', '银牌', '金牌', '钻石']),
        pick(['高', '中', '低']),
        pick(['3k-5k', '5k-8k', '8k-15k']),
        pick(['高', '中', '低']),
        pick(['养生人群', '新手爸妈', '慢病管理', '健身达人']),
        pick(['中药', '滋补', '皮肤用药', '医疗器械']),
        pick(['早间', '午间', '晚间']),
        `${behaviour}，第${Math.floor(random() * 1e6)}次`,
        random() < 0.2 ? '' : `产品${Math.floor(random() * 5_000)}`,
        `2024-03-${String(1 + Math.floor(random() * 28)).padStart(2, '0')} 10:00:00`,
        Math.floor(random() * 30),
        Math.floor(random() * 50_000) / 100,
        `产品${Math.floor(random() * random() * 2_000)}`,
      ],
      { lineEnd: '\n' },
    )
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

const jobs: Record<string, (path: string) => Promise<number>> = {
  nothing: async () => 0,
  async 'csv-parse alone'(path) {
    let rows = -1
    for await (const _ of createReadStream(path).pipe(parse({ bom: true }))) rows++
    return rows
  },
  async 'read rows, no profile'(path) {
    let rows = 0
    for await (const batch of readTable(path, { encoding: 'utf-8', delimiter: ',', undecodable: false })) {
      rows += batch.rows.length
    }
    return rows
  },
  async 'whole import: inspect, read, profile'(path) {
    return (await importTable(path, {}, { rows() {}, rejected() {} })).rows
  },
}

async function measure(job: string, path: string): Promise<void> {
  const before = process.cpuUsage()
  const started = performance.now()
  const rows = await jobs[job]!(path)
  const seconds = (performance.now() - started) / 1000
  const used = process.cpuUsage(before)
  const cpuSeconds = (used.user + used.system) / 1e6
  console.log(JSON.stringify({ rows, seconds, cpuSeconds, peakMb: process.resourceUsage().maxRSS / 1024 }))
}

async function main(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'hitloop-bench-'))
  try {
    const path = join(dir, 'rows.csv')
    await writeTable(path)
    console.log(
      `${rowCount} rows × 20 columns, ${((await stat(path)).size / 2 ** 20).toFixed(1)} MB; one process a line`,
    )
    // Each job has a process of its own, so that one's peak memory is not another's.
    for (const job of Object.keys(jobs)) {
      const child = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), job, path], {
        encoding: 'utf8',
      })
      if (child.status !== 0) throw new Error(child.stderr)
      const { rows, seconds, cpuSeconds, peakMb } = JSON.parse(child.stdout)
      const speed = rows > 0 ? `${Math.round(rows / seconds).toLocaleString('en')} rows/s` : ''
      console.log(
        `${job.padEnd(38)} ${seconds.toFixed(2).padStart(6)} s ${cpuSeconds.toFixed(2).padStart(6)} s CPU ${speed.padStart(16)} ${peakMb.toFixed(0).padStart(5)} MB`,
      )
    }
  } finally {
    await rm(dir, { recursive: true })
  }
}

const [job, path] = process.argv.slice(2)
if (job && path) await measure(job, path)
else await main()
