// The table of the import benchmarks: users as a warehouse has them, in Chinese, some 300 bytes a row.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { seededRandom } from '@/lib/core/sampling/random'
import { csvLine } from '@/lib/files/write-csv'

const header =
  '用户ID,性别,年龄段,婚姻,省份,职业,学历,会员等级,用户价值,收入,购买力,人群标签,品类兴趣,活跃时段,近期行为,最近浏览,请求时间,订单数,客单价,下一个产品'
const provinces = ['广东', '江苏', '浙江', '北京', '上海', '四川', '湖北', '河南', '山东', '福建']
const actions = ['浏览了龙胆泻肝片', '搜索“感冒灵, 颗粒”', '加购维生素C泡腾片', '咨询皮肤科医生', '购买血压计']
const bands = ['18~25岁', '26~35岁', '36~40岁', '41~50岁', '50岁以上']

/** Writes `rowCount` rows × 20 columns of made users, the same for the same count. */
export async function writeTable(path: string, rowCount: number): Promise<void> {
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
