// Whether a prompt says in which form its answer is to come, so that our parser will read it.

const json = /\bjson\b/iu
const answerTag = /<\/?(?:recommendations?|products?|items?|推荐|产品|商品)(?:[_-]?\d+)?\s*>/iu
const numbered =
  /编号|序号|逐行|每行|一行一个|列表|(?:^|\n)\s*1\s*[.、．)）]\s*\S{0,12}[产商推<[【({]|numbered|one (?:\w+ )?(?:per|a|on each) line|each on (?:a|its own) line|\blist\b|bullet/iu

/** JSON, answer tags such as `<recommendation>`, or a numbered list or one a line, asked for in Chinese or English. */
export function namesFormat(template: string): boolean {
  const text = template.normalize('NFKC')
  return json.test(text) || answerTag.test(text) || numbered.test(text)
}
