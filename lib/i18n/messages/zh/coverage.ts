export const coverage = {
  title: '请求覆盖率',
  back: '返回“{name}”',
  loading: '正在逐行计算……',
  lead: '前几天离线推理好的结果，能服务某一天多少请求。',
  basis:
    '{requests, number} 个请求，分布在 {days, number} 天。{undated, plural, =0 {} other {另有 {undated, number} 行没有可读的时间，不计。}}',
  aside: '浅色带是各天之间的高低范围',
  sentence: '用之前 {window, number} 天的推理结果，平均能覆盖一天里 {share} 的请求。',
  parts: '按用户 {user}，按完全相同的输入 {input}；各天从 {low} 到 {high}（{days, number} 天）。',
  window: '往前看几天',
  days: '{days, number} 天',
  share: '覆盖率',
  range: '各天范围',
  explain:
    '一个请求算被覆盖，是指它的用户、或与它完全相同的输入（所有特征列都相等），在之前这几天里出现过；当天出现的不算。只评前面有完整窗口的那些天，按请求数加权。日期以时间列所写的为准。',
  missing: {
    user: '没有用户列，不知道谁又来了。请在数据集页面把用户那一列的角色设为“用户”。',
    time: '没有时间列，不知道先后。请在数据集页面把时间那一列的角色设为“时间”。',
  },
  oneDay: '所有请求都在同一天，没有更早的日子可供推理。',
}
