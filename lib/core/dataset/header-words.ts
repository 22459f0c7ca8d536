// Column names as they are compared with the words that are known of them.

// The characters of those words alone: no dictionary is needed to know 產品 for 产品.
const traditional = '戶編號標識會員顧買讀訪賬帳請時間為單購個產實籤簽類稱貨庫價點擊評數別訂選擇觀閱費現樣'
const simplified = '户编号标识会员顾买读访账帐请时间为单购个产实签签类称货库价点击评数别订选择观阅费现样'
const byTraditional = new Map([...traditional].map((char, at) => [char, simplified[at] ?? char]))

/** The name in NFKC and lower case, the characters of header words simplified. */
export const headerWord = (name: string): string =>
  Array.from(name.normalize('NFKC').toLowerCase(), (char) => byTraditional.get(char) ?? char).join('')
