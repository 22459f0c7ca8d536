import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawVotes } from '@/lib/core/rating/votes.fixture'
import { seededRandom } from '@/lib/core/sampling/random'
import { type CommandHome, createCommandHome } from './testing.fixture'

let home: CommandHome
beforeEach(() => {
  home = createCommandHome()
})
afterEach(() => home.remove())

const rank = (...more: string[]) => home.run(['rank', '--votes', 'votes.csv', '--out', 'ranks.json', ...more])
const header = 'voter,left,right,choice\n'
const ranks = () => JSON.parse(home.read('ranks.json'))

describe('rank', () => {
  it('writes the leaderboard and nothing else', async () => {
    const strengths = { 基础画像: 1, 行为优先: 0, 'short, plain': -1 }
    const votes = drawVotes({ strengths, side: 0.3 }, 3000, 60, seededRandom(2))
    const quoted = (name: string) => (name.includes(',') ? `"${name}"` : name)
    const lines = votes.map(({ voter, left, right, choice }) => [voter, quoted(left), quoted(right), choice].join())
    home.write('votes.csv', header + lines.join('\n'))
    expect(await rank()).toEqual({ status: 0, stdout: '', stderr: '' })
    const report = ranks()
    expect(Object.keys(report)).toEqual(['prompts', 'sideAdvantage', 'tieShare', 'bothBadShare'])
    expect(Object.keys(report.prompts[0])).toEqual(['name', 'score', 'low', 'high', 'rank', 'votes'])
    expect(report.prompts.map(({ name, rank }: { name: string; rank: number }) => [name, rank])).toEqual([
      ['基础画像', 1],
      ['行为优先', 2],
      ['short, plain', 3],
    ])
    expect(report.prompts[0].score).toBeGreaterThan(150)
    expect(report.prompts[0].low).toBeLessThan(174)
    expect(report.prompts[0].high).toBeGreaterThan(174)
    expect(report.prompts.reduce((sum: number, { score }: { score: number }) => sum + score, 0)).toBeCloseTo(0, 3)
    expect(report.sideAdvantage).toBeGreaterThan(0.52)
    expect(report.sideAdvantage).toBeLessThan(0.63)
    expect(report.tieShare).toBeCloseTo(votes.filter(({ choice }) => choice === 'tie').length / 3000, 5)
    expect(report.bothBadShare).toBe(0)
    expect(readdirSync(home.dir).sort()).toEqual(['ranks.json', 'votes.csv'])
  })

  it('reads columns in any order, more of them, GB18030 and tabs; “both bad” is a tie with a share of its own', async () => {
    // 甲 and 乙 in GB18030 (iconv -t gb18030): bcd7, d2d2.
    const rows = [
      'choice\tright\tid\tleft\tvoter',
      'left\t甲\t1\t乙\tv',
      'both_bad\t乙\t2\t甲\tw',
      'tie\t乙\t3\t甲\tw',
      ' right \t乙\t4\t 甲 \tu',
    ]
    const bytes = Array.from(`${rows.join('\n')}\n`, (sign) =>
      sign === '甲' ? 'bcd7' : sign === '乙' ? 'd2d2' : Buffer.from(sign).toString('hex'),
    )
    home.write('votes.csv', Buffer.from(bytes.join(''), 'hex'))
    expect(await rank()).toMatchObject({ status: 0, stderr: '' })
    expect(ranks()).toMatchObject({ tieShare: 0.25, bothBadShare: 0.25 })
    expect(ranks().prompts.map(({ name, votes }: { name: string; votes: number }) => [name, votes])).toEqual([
      ['乙', 4],
      ['甲', 4],
    ])
  })

  it('says what the figures can’t: groups that nothing connects, one voter', async () => {
    home.write('votes.csv', `${header}me,A,B,left\nme,C,D,tie\n`)
    const { status, stderr } = await rank()
    expect(status).toBe(0)
    expect(stderr).toContain('A, B | C, D')
    expect(stderr).toContain('one voter')
    const chinese = await home.run(['rank', '--votes', 'votes.csv', '--out', 'ranks.json'], {
      env: { LANG: 'zh_CN.UTF-8' },
    })
    expect(chinese.stderr).toContain('没有任何投票相连')
  })

  it.each([
    [
      'v,A,B,left\nv,A,B,win\nv,A,A,left\nv,A,B,\n',
      'has 3 votes that can’t be counted, in lines 3, 4, 5. In the first of them: the choice is “win”',
    ],
    ['v,A,B,left\n\nv,A,A,tie\n', 'a vote that can’t be counted, in line 4. There: left and right are both “A”'],
    [' ,A,B,left\n', 'line 2. There: the voter is empty'],
    ['v,,B,left\n', 'the name of the left prompt is empty'],
    ['v,A, ,left\n', 'the name of the right prompt is empty'],
    ['v,A,B,left\nv,A,B\n', 'line 3. There: there are fewer cells'],
    ['v,A,B,left\nv,A,B,left,1\n', 'line 3. There: there are more cells'],
    [`v,A,B,left\n${header}`, 'line 3. There: the header is repeated'],
    ['v,A,B,Left\n', 'the choice is “Left”; it must be left, right, tie or both_bad'],
    ['', 'has a header and no rows'],
  ])('refuses %j', async (rows, sentence) => {
    home.write('votes.csv', header + rows)
    const { status, stdout, stderr } = await rank()
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(readdirSync(home.dir)).toEqual(['votes.csv'])
  })

  it('reads JSON Lines too, and names their lines', async () => {
    const line = (choice: string) => `${JSON.stringify({ voter: 'v', left: 'A', right: 'B', choice })}\n`
    home.write('votes.csv', line('left') + line('tie'))
    expect((await rank()).status).toBe(0)
    expect(ranks()).toMatchObject({ tieShare: 0.5 })
    home.write('votes.csv', line('left') + line('tie') + line('none'))
    expect((await rank()).stderr).toContain('line 3. There: the choice is “none”')
  })

  it('names the lines in Chinese too, ten at most', async () => {
    home.write('votes.csv', header + 'v,A,B,both\n'.repeat(12))
    const { stderr } = await home.run(['rank', '--votes', 'votes.csv', '--out', 'r.json'], {
      env: { LANG: 'zh_CN.UTF-8' },
    })
    expect(stderr).toContain(
      '有 12 票不能计入，在第 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 … 行。其中第一处的问题是：选择写的是“both”',
    )
  })

  it.each([
    [['--votes', 'none.csv'], 'none.csv does not exist'],
    [['--out', 'votes.csv'], '--out names votes.csv, which --votes already uses'],
    [['--out', 'no/where.json'], 'where.json can’t be written'],
  ])('refuses %j', async (args, sentence) => {
    home.write('votes.csv', `${header}v,A,B,left\n`)
    const { status, stderr } = await rank(...args)
    expect(status).toBe(2)
    expect(stderr).toContain(sentence)
    expect(home.read('votes.csv')).toBe(`${header}v,A,B,left\n`)
  })

  it('names a missing column, and its help is in both languages', async () => {
    home.write('votes.csv', 'voter,left,right,winner\nv,A,B,left\n')
    expect((await rank()).stderr).toContain('There is no column “choice”. The columns are: voter, left, right, winner.')
    expect((await home.run(['rank', '--help'])).stdout).toContain('--votes <FILE>')
    expect((await home.run(['rank', '--help'], { env: { LANG: 'zh_CN.UTF-8' } })).stdout).toContain('投票文件')
  })
})
