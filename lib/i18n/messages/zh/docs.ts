export const docs = {
  title: '使用指南',
  lead: '从第一次测试到用进生产，按顺序读，或只读要用的那一篇。',
  parts: '本篇内容',
  next: '接着读：',
  code: '命令或示例',
  table: '表格',
  guides: {
    'first-run': '第一次测试',
    'your-data': '导入自己的数据',
    compare: '比较两个提示词',
    arena: '办一场竞技场',
    statistics: '看懂统计',
    production: '用到生产里',
    team: '给团队用',
  },
  help: '不清楚怎么做？看指南<link>“{name}”</link>。',
}
