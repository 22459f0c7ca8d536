export const settings = {
  title: '模型连接',
  lead: '模型从这里调用。密钥加密保存在服务器上，不会再发回浏览器，也不会写进日志。',
  embeddedTitle: '内置模型（不是大语言模型）',
  embeddedBody:
    '不需要密钥。它只读替换好的提示词文本，在数据集更早的行里找最相近的用户，按他们真实的下一个产品作答，不会看到被评估行自己的标签。它是提示词要超过的基线，也让你没有密钥时就能走完全程。',
  alwaysThere: '随时可用',
  vendors: {
    anthropic: {
      title: 'Anthropic',
      baseUrlHint:
        '不带 /v1。留空则直接连 Anthropic；通过网关时填网关的地址。换了地址就要重新填写密钥，免得密钥被带到别处。',
    },
    openai: {
      title: 'OpenAI 兼容的服务',
      baseUrlHint:
        '不带 /v1。DeepSeek、通义千问、vLLM、Ollama、llama.cpp 都可以，填各自的地址；自己的服务可以不填密钥。留空则连 OpenAI。换了地址就要重新填写密钥。',
    },
  },
  notConnected: '还没有连接',
  keyless: '不用密钥',
  keyStored: '已保存密钥，末四位 {hint}',
  fromEnvironment: '使用环境变量 {variable}',
  keyLost: '保存的密钥打不开了：服务器的 HITLOOP_SECRET 变了。请重新填写密钥。',
  key: 'API 密钥',
  keyHint: '留空则保持不变。',
  baseUrl: '地址',
  header: '密钥放在哪个请求头',
  headerBearer: 'Authorization: Bearer（默认）',
  headerXApiKey: 'x-api-key（有些网关需要）',
  save: '保存',
  saved: '已保存',
  removeKey: '删除密钥',
  removeKeyTitle: '删除保存的密钥？',
  removeKeyBody: '删除后，用这家模型的运行不能开始或继续，直到再填一个密钥。',
  removed: '已删除密钥',
  test: '测试连接',
  testing: '正在测试……',
  testOk: '连接正常，能用 {count, number} 个模型',
  badUrl: '请填写以 http:// 或 https:// 开头的地址。',
  moreModels: '还有 {count, number} 个',
}
