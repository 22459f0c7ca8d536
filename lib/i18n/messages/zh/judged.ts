export const judged = {
  title: '灰区交给评审模型',
  lead: 'f 离阈值 θ 很近的名称，光看字面说不准是不是用户真正选的产品。这里列出命中与否悬在上面的每一对（模型说的名称 × 这一行的真实产品），交给一个模型正反各问一次；说法不一就不算匹配，人标过的以人为准。原来的命中率一个数也不动，判完可以换这种口径来读。',
  running: '运行还没结束，等它停下再判。',
  noPairs: {
    title: '这一段灰区里没有要判的',
    body: '命中与否没有一处悬在 f 从 {low} 到 {high} 的名称上。可以把灰区放宽，或者就按 f 的结果读。',
  },
  zone: {
    title: '灰区里有什么',
    pairs:
      'f 从 {low} 到 {high}、决定命中与否的有 {pairs, number} 对：人标过 {people, number} 对，{model} 判过 {judge, number} 对{unsure, plural, =0 {} other {（其中 # 对正反说法不一，不算匹配）}}{open, plural, =0 {，没有剩下的} other {，还有 # 对没人看过，暂时按 f 算}}。',
    nobody:
      'f 从 {low} 到 {high}、决定命中与否的有 {pairs, number} 对：人标过 {people, number} 对，还有 {open, number} 对没人看过。',
    judges: '用谁判过的来读',
  },
  changes: {
    title: '换成评审口径，命中变了多少',
    version: '版本',
    kept: '按 f 的命中率@{k}',
    judged: '评审口径的命中率@{k}',
    gained: '新增命中',
    lost: '取消命中',
    read: '按这个口径读结果',
    report: '按这个口径的报告',
  },
  judge: { title: '判还没判的' },
  pairs: {
    title: '逐对看',
    show: '看其中说得最多的 {count, number} 对',
    product: '这一行的真实产品',
    said: '结论',
    by: { people: '人', judge: '评审模型' },
    open: '没人看过，按 f：{counts, select, yes {算} other {不算}}',
    export: '导出全部（CSV）',
  },
  notice: {
    words:
      '这里的命中用的是评审口径：f 从 {low} 到 {high}、决定命中与否的 {pairs, number} 对里，人标了 {people, number} 对，{model} 判了 {judge, number} 对{open, plural, =0 {} other {，还有 # 对没人看过、按 f 算}}。',
    version: '{letter} 多了 {gained, number} 个命中、少了 {lost, number} 个',
    join: '；',
    end: '。',
    scope:
      '{on, select, metrics {θ 曲线和基线仍按 f 算。} compare {与基线相比时，两边都按 f 算。别的运行也用同一个评审口径读，它没人看过的名称按 f 算。} slices {分成哪些切片不受影响，命中、区间和检验都用这个口径。} misses {判为别的产品的名称不再算“差一点”。要把没命中的交给优化，请先回到按 f 的结果。} other {基线仍按 f 算；这次运行的其他视图也用这个口径读。}}',
    back: '看按 f 的原结果',
    pairs: '看逐对的判断',
  },
  fact: {
    name: '灰区',
    words: '{model} 判 f 从 {low} 到 {high} 的 {judge, number} 对（另有人标的 {people, number} 对）',
  },
  threshold: '不论这次运行用哪种口径读，这一页说的都是 f 和 θ。',
  skus: 'SKU 的数字看的是用户真正选的 SKU，与名称无关：评审口径和按 f 完全一样。',
  open: '灰区交给评审模型',
}
