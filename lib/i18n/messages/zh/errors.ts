import type { ErrorCode } from '@/lib/errors'

export const errors: Record<ErrorCode, string> = {
  unexpected: '出现了没有预料到的问题。没有留下做到一半的改动；详情见服务器日志，编号 {reference}。',
  'input.invalid': '这样不能用：{detail}。',
  'request.foreignOrigin': '这个请求来自别的网站，已拒绝。请用 Hitloop 自己的地址打开后再试。',
  'request.tooLarge': '文件超过了 {limitMb} MB 的上限。请拆分文件，或用命令行导入。',
  'notFound.scene': '这个场景已经不在了。请在左上角另选一个。',
  'scene.last': '只剩这一个场景，不能删除。请先新建一个。',
  'notFound.dataset': '这份数据集已经不在了。请在数据页另选一份。',
  'notFound.reading': '这次导入已经结束，没有可取消的了。请刷新页面看一看。',
  'notFound.prompt': '这个提示词已经不在了。请在提示词页另选一个。',
  'notFound.run': '没有这个运行。请从批量测试的列表里选。',
  'notFound.picture': '没有这张图片。请回到指南，重新打开。',
  'notFound.pool': '这个场景还没有候选池。请先在候选池页导入一份。',
  'notFound.arena': '没有这个竞技场，可能已被删除。请回到竞技场列表。',
  'notFound.voteLink': '这个投票链接无效：可能没有复制完整，或者竞技场已被删除。请向发给你链接的人要一个新的。',
  'notFound.battle': '这组对比不属于你，或者已不存在。请刷新页面。',
  'notFound.row': '这份数据集没有第 {row, number} 行，一共 {rows, number} 行。请另选一行。',
  'dataDir.held':
    '数据目录 {dir} 正被另一个 Hitloop 进程（{pid}）使用。请先停掉它，或用 HITLOOP_DATA_DIR 或 --data-dir 换一个目录。',
  'dataDir.unusable':
    '数据目录 {dir} 不能用：{detail, select, ENOTDIR {路径里有一段是文件} EEXIST {同名的文件占了位置} ENOENT {所在的文件夹不存在} EISDIR {这是一个文件夹} EACCES {没有权限} EPERM {不允许} EROFS {磁盘是只读的} ENOSPC {磁盘满了} EDQUOT {配额用完了} EMFILE {打开的文件太多} ENAMETOOLONG {文件名太长} EIO {磁盘出错} other {{detail}}}。请用 HITLOOP_DATA_DIR 或 --data-dir 换一个目录。',
  'database.address':
    'DATABASE_URL 不是 PostgreSQL 的地址。请写成 postgresql://用户:密码@主机:5432/库名；去掉它则使用内置数据库。',
  'database.unreachable':
    'DATABASE_URL 指向的数据库没有应答：{detail}。请检查地址；去掉 DATABASE_URL 则使用内置数据库。',
  'port.inUse': '端口 {port, number, ::group-off} 已被别的程序占用。请停掉它，或换一个端口：PORT=3001 npm start。',

  'storage.full': '磁盘满了，存不下新的应答。运行停在这里，腾出空间后自动继续；已有结果都在。',
  'storage.failing': '应答暂时存不下：{detail}。运行停在这里，存储恢复后自动继续；已有结果都在。',
  'file.damaged':
    '{file} 是 {format, select, xlsx {XLSX 工作簿} parquet {Parquet 文件} zip {ZIP 压缩包（XLSX 工作簿也是这种）} other {{format}}}，但没能读完：{detail}。请重新导出后再试。',
  'file.emptySheet': '{file} 的工作表“{sheet}”没有内容。请选另一张工作表，或写上一行表头和至少一行数据。',
  'file.inflates': '{file} 解压后过大：{part} 超过 {limitMb} MB。请拆成几个文件，或改用 CSV。',
  'file.jsonDocument': '{file} 是一整份 JSON，不是每行一个对象。请另存为 JSONL：每一行写一个对象，外面不要方括号。',
  'file.noSheet': '{file} 没有名为“{sheet}”的工作表。可选的工作表：{available}。',
  'file.missing': '找不到 {file}。请检查路径。',
  'file.unreadable':
    '读不了 {file}：{detail, select, ENOENT {所在的文件夹不存在} EISDIR {这是一个文件夹} EACCES {没有权限} EPERM {不允许} EROFS {磁盘是只读的} ENOSPC {磁盘满了} EDQUOT {配额用完了} EMFILE {打开的文件太多} ENAMETOOLONG {文件名太长} EIO {磁盘出错} other {{detail}}}。请检查路径和权限。',
  'file.unwritable':
    '写不了 {file}：{detail, select, ENOENT {所在的文件夹不存在} EISDIR {这是一个文件夹} EACCES {没有权限} EPERM {不允许} EROFS {磁盘是只读的} ENOSPC {磁盘满了} EDQUOT {配额用完了} EMFILE {打开的文件太多} ENAMETOOLONG {文件名太长} EIO {磁盘出错} other {{detail}}}。请换一个位置。',
  'file.empty': '{file} 是空文件。请重新导出，要有一行表头和至少一行数据。',
  'file.headerOnly': '{file} 只有表头，没有数据行。请连同数据行重新导出。',
  'file.noUsableLine': '{file} 里没有一行可用。最先搁置的几行：{reasons}。',
  'file.notText': '{file} 不是能读的表格（{detail}）。请另存为 CSV 或 XLSX 再试。',
  'file.noNames': '{file} 里没有名称。请每行写一个名称再试。',
  'file.notPlain': '{file} 不是能读的文本（{detail}）。请另存为 UTF-8 编码的文本文件再试。',
  'file.oneColumn':
    '{file} 只有一列。数据集至少要有一列描述用户、一列是真实的下一个产品。如果文件里本来有多列，请选对分隔符。',
  'file.oneColumnSheet':
    '{file} 的工作表“{sheet}”第一个有内容的行只有一格，它被当作了表头。请另选一张工作表，或删去表头上方的标题和说明。',
  'file.tooManyColumns': '{file} 有 {columns} 列，上限是 {limit} 列。请去掉提示词用不到的列。',
  'file.wrongEncoding': '{file} 不能按 {encoding} 读：第 {line} 行解不开。请换一种编码，或让 Hitloop 自己判断。',
  'import.cancelled': '导入在别处取消了，没有留下数据。',
  'dataset.reading': '“{name}”还在读取，读完才能用。请在数据页看它读到哪里了。',
  'append.columns':
    '这个文件的列与数据集的列不一样，所以一行也没有追加。文件里缺少的列：{missing}；数据集里没有的列：{extra}。请让表头与数据集一致（顺序可以不同），再试一次。',
  'append.rejected': '文件里有 {count, number} 行用不了，所以一行也没有追加：{reasons}。请改好这些行，再追加一次。',
  'append.changed': '读取期间这份数据集变了，所以一行也没有追加。请刷新页面，再追加一次。',
  'replace.runs':
    '这份数据集上现在有 {runs, number} 次运行，共 {trials, number} 个调用样本；替换会连它们一起删掉，而这还没有得到确认，所以什么也没有替换。请刷新页面，看清楚会删掉什么，再确认。',
  'mend.noDelimiter':
    '这份数据集不是从 CSV 或 TSV 导入的，搁置的行不能单独改。请在原文件里改好，再用它替换这份数据集。',
  'mend.lineGone': '第 {line, number} 行已经不在搁置的行里，可能刚刚在别处改好了。请刷新页面看一看。',
  'mend.changed': '这份数据集刚刚在别处变了。到那时为止改好的行都已保留；请刷新页面，把其余的再试一次。',
  'column.missing': '没有“{column}”这一列。文件里的列有：{available}。',
  'column.empty': '“{column}”这一列每一行都是空的。请另选一列。',
  'column.twoRoles': '“{column}”被指定了两种角色。请为每种角色各选一列。',
  'column.noLabel': '还没有哪一列是“标签产品”。请在数据页指定哪一列是用户真实的下一个产品。',

  'pair.unknown': '这次运行里已经没有“{name}”与“{product}”这一对名称了，标注没有保存。请刷新页面再标。',
  'synthetic.noColumns': '还没有写要哪些列。请一行写一个列名，例如“性别: 男 | 女”。',
  'synthetic.manyColumns': '列太多了，最多 {most, number} 列。请只留提示词用得到的列。',
  'synthetic.badLine': '第 {line, number} 行读不出列名。请写成“列名: 值 | 值”，列名不超过 100 个字。',
  'synthetic.repeated': '第 {line, number} 行的列“{name}”前面已经有了。请合并成一行。',
  'synthetic.noExamples':
    '按规则编造时，这些列看名字不知道该填什么：{names}。请在列名后面写几个值（“列名: 值 | 值”）；标签列也可以先导入候选池；或者选一个大模型来写。',

  'alias.notInPool': '候选池里已经没有“{product}”了，别名没有保存。请刷新页面，另选一个产品。',
  'alias.isProduct': '“{alias}”本身就是候选池里的产品，不能再作别的产品的别名。',

  'votes.unusable':
    '{file} 里有 {count, number} 票不能计入，在第 {lines} 行。{count, plural, =1 {问题是} other {其中第一处的问题是}}：{problem, select, choice {选择写的是“{text}”，只能是 left、right、tie 或 both_bad} same {左右两边都是“{text}”，一票要在两个提示词之间} voter {评审是空的，请给每位评审一个名字或编号} left {左边提示词的名称是空的} right {右边提示词的名称是空的} too_few_cells {格子比表头少} too_many_cells {格子比表头多} repeated_header {这里又出现了一次表头} other {这一行读不成表格的行}}。请改好或删掉这些行再试；没有写任何文件。',

  'prompt.versionUsed': 'v{number} 还在使用（运行 {runs}），不能删除。先删除用到它的运行或竞技场，或者留着它。',
  'prompt.nothingToDrop': '这一版没有可以去掉的变量，消融不了。先在模板里用上变量。',
  'prompt.badFile':
    '“{file}”不是能读的提示词文件（{detail}）。请选从这里导出的 .json、promptfoo 的 .yaml 或测试用例 .csv（UTF-8），或只含一个模板的文本文件。',
  'prompt.nameTaken': '这个场景里已经有提示词“{name}”。请换一个名字，或在原来的提示词里另存一版。',
  'template.empty': '提示词“{name}”是空的。请写下要模型做什么。',
  'template.unbound': '提示词“{name}”里有变量没有绑定：{variables}。{hint}',
  'template.badPipe':
    '提示词“{name}”里 {variable} 的处理“{pipe}”读不懂{detail, select, none {} other {（{detail}）}}。请改成 map、band、truncate、list 或 empty 的正确写法，或在编辑器里用“从列生成”。',
  'variables.malformed': '变量的第 {line} 行不是“名称: 值”的形式：{text}',

  'variables.repeated': '变量“{name}”在第 {line} 行重复了（第一次在第 {firstLine} 行）。请只保留一处。',
  'sample.tooManyForNear': '“几乎相同”最多在 {limit, number} 行里比较。请减少行数，或改为只去掉完全相同的输入。',
  'sample.empty': '没有带标签的行符合这个选择。请换一个划分、多取几天，或换一份数据集。',
  'sample.noTime': '这种抽样要靠时间，而没有一行有时间。请在数据集页面指定时间列（命令行用 --time）。',
  'sample.noUser': '这种抽样要靠用户，而没有一行有用户。请在数据集页面指定用户列（命令行用 --user）。',
  'run.noVersions': '请至少选择一个提示词版本和一个模型。',
  'run.resumeMismatch':
    '运行 {run} 不能用这些选项继续：{what}与开始时不同。请用开始时的选项，或去掉 --resume 新开一次运行。',
  'run.noPriceForBudget': '不知道 {model} 的价格，没法守住金额预算。请改用调用次数上限。',
  'run.stopNeedsTwo': '分出高下就停，只能用于两个“版本 × 模型”的比较；现在有 {arms} 个。请只选两个，或者不设这一项。',
  'run.unknownJudge': '看不懂评审模型“{judge}”。请写成 anthropic:模型名 或 openai:模型名；内置模型不能当评审。',
  'run.noGreyZone':
    '这次运行按“完全一致”匹配，没有灰区可判。请用“字面相似”再运行一次：存着的应答可以直接用，不重复花钱。',
  'run.deleteRunning': '运行 #{number} 还在进行，或有批次还在供应商那里。先取消它，等它停下再删除。',
  'run.nothingFailed': '这次运行没有失败的行可以重试，或者它还在进行。',
  'run.noBatches': '{model} 没有批处理接口，只有 Anthropic 连接的模型有。请选“实时”，或去掉这个模型。',
  'slice.nameTaken': '这个数据集已经有一个叫“{name}”的切片。请换个名字，或先给它改名。',
  'run.bestOfNeedsThree':
    '“预算内选最优”至少要有 3 个“版本 × 模型”；现在有 {arms} 个。请多选几个版本或模型，或者改用“每个版本跑完所有行”。',
  'run.bestOfOneDraw': '“预算内选最优”每行只问一次，请把“每行问几遍”设为 1（命令行用 --repeats 1）。',
  'run.bestOfLive':
    '“预算内选最优”是一轮一轮进行的，不能作为批处理一次提交。请选“实时”，或者改用“每个版本跑完所有行”。',
  'run.bestOfTooSmall':
    '预算 {budget, number} 次调用太少，不够从 {arms, number} 个“版本 × 模型”里选最优：至少要 {least, number} 次，或者少选几个版本。',
  'run.bestOfTooFewRows':
    '样本只有 {rows, number} 行，“预算内选最优”至少要 {least, number} 行。请多抽一些行，或者少选几个版本。',
  'run.batchRunsThrough': '批处理接口是一次全部提交的，不能“分出高下就停”。请清空这一项，或选“实时”。',

  'arena.contenders':
    '一个竞技场要有 {fewest, number} 到 {most, number} 个参赛者（提示词版本 × 模型），现在是 {count, number} 个。请增减版本或模型。',
  'arena.ended': '这个竞技场已经结束，不再收票。已投的票都算数。',
  'quick.sameContender': '两边是同一个版本、同一个模型，没有什么可比。请给其中一边换一个版本或模型。',
  'quick.noAnswer': '“{name}”在这里没有给出内容，没法对比。请换一行，或换一段文字。',
  'vote.expired': '这个投票链接已过期。请向发给你链接的人要一个新的。',
  'vote.revoked': '这个投票链接已被撤销。请向发给你链接的人要一个新的。',
  'vote.nameless': '投票之前请先写下你的称呼。请刷新页面。',
  'vote.spent': '你已经投完了 {votes, number} 票，谢谢。',
  'vote.choiceOff': '这个竞技场不收这种票。请刷新页面，从显示的选项里选。',
  'vote.final': '这一票已经不能撤销：只有最近的一票、且还没有看到实际结果时，才能撤销。',
  'connection.badHeader':
    '附加请求头“{name}”不能用：{problem, select, name {名称只能有英文字母、数字和连字符} value {值必须是一行普通 ASCII 字符，首尾没有空格} reserved {这个请求头由 Hitloop 或连接自己设置} repeated {出现了两次} missing {没有已保存的值可以沿用，请填写} tooMany {最多保存 20 个} other {内容无效}}。',
  'model.badSetting':
    '保存不了：{field, select, maxTokens {应答的词元上限应在 1 到 64,000 之间} temperature {温度应在 0 到 2 之间} topP {top-p 应在 0 到 1 之间} inputUsd {价格应在每百万词元 0 到 10,000 美元之间} outputUsd {价格应在每百万词元 0 到 10,000 美元之间，输入和输出的价格要么都填，要么都不填} requestsPerMinute {每分钟请求数应是 1 到 1,000,000 的整数} maxConcurrency {同时调用数应是 1 到 256 的整数} other {“{field}”的值接口不接受}}。',
  'model.unknownKind': '“{model}”不是这里可用的模型。请写 embedded，或 anthropic: 加模型名，或 openai: 加模型名。',
  'model.noKey': '这个模型还没有密钥。请设置环境变量 {variable}，或在“模型连接”里填写。',
  'model.keyNeeded': '地址变了，请重新填写密钥：保存的密钥只发往原来的地址。',
  'model.auth': '模型服务不接受这个密钥：{detail}。请检查密钥，以及它是否属于这个地址。',
  'model.notFound': '模型服务不认识模型 {model}：{detail}。请换一个模型，或检查地址。',
  'model.permission': '这个密钥无权使用该模型：{detail}。请换一个密钥或模型。',
  'model.quota': '账户余额不足或已到上限：{detail}。请充值或提高上限，然后继续运行。',
  'model.dns': '找不到名为 {host} 的服务器：域名解析不了。请检查地址有没有写错，以及本机的网络和 DNS。',
  'model.refused': '{url} 上没有服务：连接被拒绝。请检查服务是否已启动、端口是否正确。',
  'model.tls':
    '无法与 {url} 建立安全连接：{reason, select, expired {它的证书已过期} notYet {它的证书还没生效，请检查本机的时钟} selfSigned {它的证书是自签名的，没有机构为它担保} untrusted {签发它的证书的机构，本机不认识} wrongHost {它的证书是给另一个主机名的} notTls {那里不讲 TLS，地址也许应以 http:// 开头} other {证书不成立}}（{detail}）。{reason, select, selfSigned {如果信任它，请把 NODE_EXTRA_CA_CERTS 设为证书文件后再启动 Hitloop。} untrusted {如果信任它，请把 NODE_EXTRA_CA_CERTS 设为该机构的证书文件后再启动 Hitloop。} wrongHost {请改用证书上写的地址。} notTls {请检查地址和端口。} other {需要服务的维护者更新证书。}}',
  'model.notApi': '{url} 上不是模型接口，可能是网页或跳转：{detail}。请检查地址，不要带 /v1。',
  'model.unreachable': '{url} 没有应答：{detail}。请检查地址和网络。',
  'model.timeout': '模型在 {seconds} 秒内没有应答。请稍后重试；如果经常这样，请换一个更快的模型。',
  'model.rateLimited': '模型服务一再要求放慢：{detail}。请减少同时调用数，或在“模型连接”里限制每分钟请求数，再重试。',
  'model.overloaded': '模型服务过载：{detail}。请稍后重试。',
  'model.server': '模型服务出错，状态码 {status}：{detail}。请稍后重试；如果一直这样，请联系服务的维护者。',
  'model.cutBody': '模型的应答传到一半断了。请检查网络后重试。',
  'model.malformed': '模型服务返回的不是模型应答：{detail}。请检查地址是否指向兼容的接口。',
  'model.badRequest': '模型服务拒绝了这个请求：{detail}。请检查模型名和它的参数。',
  'model.batchGone':
    '模型服务不认得批次 {batch}：{detail}。它可能属于另一个密钥，或结果已超过 29 天。继续运行会重新提交这些调用，并再次计费。',
  'model.batchCanceled': '批次 {batch} 已在模型服务那一侧取消。已答的都保留；继续运行会重新提交其余的调用。',
  'model.batchExpired': '批处理接口 {rounds} 次都没能在 24 小时内处理这个请求。请继续运行以再次提交，或改用实时调用。',
}
