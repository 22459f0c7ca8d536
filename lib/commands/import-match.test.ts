import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandHome, createCommandHome, poolCsv, usersCsv } from './testing.fixture'

let home: CommandHome
beforeEach(() => {
  home = createCommandHome()
})
afterEach(() => home.remove())

describe('usage', () => {
  it.each([
    [[], 'Name a command'],
    [['rang'], 'There is no command “rang”'],
    [['import'], 'The argument FILE is missing'],
    [['import', 'a.csv', '--lable', 'x'], 'There is no option --lable (did you mean --label?)'],
    [['import', 'a.csv', 'b.csv'], 'There is more after “import”'],
    [['match', '--pool', 'p.csv', '--pool-name', 'p', '--in', 'n.txt', '--out'], '--out <FILE> needs a value'],
    [['match', '--pool', 'p.csv', '--in', 'n.txt', '--out', 'm.csv'], '--pool-name <COL> is required'],
  ])('%j is exit 2 with one sentence', async (args, sentence) => {
    const { status, stdout, stderr } = await home.run(args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('speaks the terminal’s language, and help is exit 0 on stdout', async () => {
    const { stderr } = await home.run(['import', '没有.csv'], { env: { LANG: 'zh_CN.UTF-8' } })
    expect(stderr).toBe('找不到 没有.csv。请检查路径。\n')
    const help = await home.run(['eval', '--help'], { env: { LANG: 'zh_CN.UTF-8' } })
    expect(help).toMatchObject({ status: 0, stderr: '' })
    expect(help.stdout).toContain('--prompt <FILE>')
    expect(help.stdout).toContain('提示词文件')
  })
})

describe('what is wrong is said in words', () => {
  it('of lines, of files and of the system, in the terminal’s language', async () => {
    home.write('short.csv', 'a,b,label\n1,2\n"x,y\n')
    home.write('names.txt', '%PDF-1.7')
    home.write('p.csv', poolCsv)
    const match = ['match', '--pool', 'p.csv', '--pool-name', '产品', '--in', 'names.txt', '--out']
    const told = async (args: string[], LANG: string) => (await home.run(args, { env: { LANG } })).stderr
    expect(await told(['import', 'short.csv'], 'en_US')).toContain('line 2 has fewer cells than the header; line 3 has')
    expect(await told(['import', 'short.csv'], 'zh_CN')).not.toMatch(/[a-z]+_[a-z]+/)
    expect(await told([...match, 'm.csv'], 'en_US')).toContain('it is a PDF')
    expect(await told([...match, 'no/m.csv'], 'en_US')).toContain('its folder isn’t there')
    expect(await told([...match, 'no/m.csv'], 'zh_CN')).toContain('所在的文件夹不存在')
    expect(await told(['import', '.'], 'zh_CN')).toContain('这是一个文件夹')
  })

  it('with no control character of a name', async () => {
    home.write('esc.csv', 'a\u001B[31mred,\u009B2Jb\n1,2\n')
    const { status, stderr } = await home.run(['import', 'esc.csv', '--label', '\u001B]0;x\u0007'])
    expect(status).toBe(2)
    expect(stderr).toContain('a\uFFFD[31mred')
    expect(stderr).not.toMatch(/[^\P{Cc}\n]/u)
  })
})

describe('import', () => {
  it('prints what the table is and nothing else', async () => {
    home.write('users.csv', usersCsv(8))
    const { status, stdout, stderr } = await home.run(['import', 'users.csv', '--label', '下一产品'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const table = JSON.parse(stdout)
    expect(Object.keys(table)).toEqual(['file', 'format', 'encoding', 'delimiter', 'rows', 'rejected', 'columns'])
    expect(table).toMatchObject({ file: 'users.csv', format: 'csv', encoding: 'utf-8', delimiter: ',', rows: 8 })
    expect(table.columns[0]).toEqual({ name: '用户ID', role: 'user', kind: 'category', coverage: 1, distinct: 8 })
    expect(table.columns[5]).toMatchObject({ name: '下一产品', role: 'label', distinct: 4 })
    expect(readdirSync(home.dir)).toEqual(['users.csv'])
  })

  it('says that times can’t be read, and knows traditional headers', async () => {
    home.write('t.csv', '用戶編號,請求時間,購買產品\nu1,30/07/2024,甲\nu2,2024-07-31,乙\n')
    const { status, stdout, stderr } = await home.run(['import', 't.csv', '--time', '請求時間'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).columns.map(({ role }: { role: string }) => role)).toEqual(['user', 'time', 'label'])
    expect(stderr).toContain('“30/07/2024”')
  })

  it('sets bad lines aside and names changed headers', async () => {
    home.write('u.csv', 'a,,a\n1,2,3\n4,5\n6,7,=8,9\n')
    const { status, stdout, stderr } = await home.run(['import', 'u.csv', '--label', 'a_2', '--quarantine', 'q.csv'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ rows: 1, rejected: 2 })
    expect(stderr).toContain('“column_2”')
    expect(stderr).toContain('repeats “a”; it is called “a_2”')
    expect(home.read('q.csv')).toBe(
      '\uFEFFline,reason,text\r\n3,too_few_cells,"4,5"\r\n4,too_many_cells,"6,7,=8,9"\r\n',
    )
  })

  it.each([
    ['a,b\n', 'has a header and no rows'],
    ['', 'is empty'],
    ['a\n1\n', 'has one column only'],
  ])('refuses %j and leaves no quarantine file', async (content, sentence) => {
    home.write('u.csv', content)
    const { status, stderr } = await home.run(['import', 'u.csv', '--quarantine', 'q.csv'])
    expect(status).toBe(2)
    expect(stderr).toContain(sentence)
    expect(readdirSync(home.dir)).toEqual(['u.csv'])
  })

  it('never writes over what it reads', async () => {
    home.write('u.csv', 'a,b\n1,2\n')
    expect((await home.run(['import', 'u.csv', '--quarantine', './u.csv'])).status).toBe(2)
    expect(home.read('u.csv')).toBe('a,b\n1,2\n')
  })
})

describe('match', () => {
  const match = (...more: string[]) =>
    home.run(['match', '--pool', 'pool.csv', '--pool-name', '产品', '--in', 'names.txt', '--out', 'm.csv', ...more])
  beforeEach(() => {
    home.write('pool.csv', poolCsv)
  })

  it('keeps the order of the input, and a line for each name', async () => {
    home.write('names.txt', '阿胶糕 500g\r\nXYZ\r\n\r\n=龍膽瀉肝片\r\n\r\n')
    expect(await match()).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(home.read('m.csv')).toBe(
      "\uFEFFinput,rank,product,degree\r\n阿胶糕 500g,1,阿胶糕,1\r\nXYZ,0,,0\r\n,0,,0\r\n'=龍膽瀉肝片,1,龙胆泻肝片,1\r\n",
    )
  })

  it('gives up to k products with f ≥ θ, and reads GB18030', async () => {
    // 褪黑素 in GB18030, by `iconv -f utf-8 -t gb18030`.
    home.write('names.txt', Buffer.from('cdcabadacbd8', 'hex'))
    expect((await match('--k', '3')).status).toBe(0)
    const lines = home.read('m.csv').trim().split('\r\n').slice(1)
    expect(lines.map((line) => line.split(',').slice(0, 3).join())).toEqual(['褪黑素,1,褪黑素片'])
    expect((await match('--theta', '1')).status).toBe(0)
    expect(home.read('m.csv')).toContain('褪黑素,0,,0')
  })

  it.each([
    [['--k', '0'], '--k must be a whole number from 1 to 1000, not “0”'],
    [['--k', '1.5'], '--k'],
    [['--theta', '2'], '--theta must be a number from 0 to 1, not “2”'],
    [['--theta', '-0.1'], '--theta'],
    [['--pool-name', '名'], 'There is no column “名”'],
    [['--in', 'none.txt'], 'none.txt does not exist'],
    [['--out', 'no/where.csv'], 'where.csv can’t be written'],
    [['--out', 'pool.csv'], '--out names pool.csv, which --pool already uses'],
  ])('refuses %j', async (args, sentence) => {
    home.write('names.txt', '阿胶糕\n')
    const { status, stderr } = await match(...args)
    expect(status).toBe(2)
    expect(stderr).toContain(sentence)
    expect(home.read('pool.csv')).toBe(poolCsv)
  })
})
