import type { settings as zh } from '../zh/settings'

export const settings: typeof zh = {
  title: 'Model connections',
  lead: 'Models are called from here. Keys are kept encrypted on the server; they are never sent back to the browser and never logged.',
  embeddedTitle: 'Embedded model (no language model)',
  embeddedBody:
    'Needs no key. It reads only the rendered prompt text, finds the most similar users among earlier rows of the dataset, and answers with what they really took next. It never sees the label of the row it is judged on. It is the baseline that a prompt must beat, and lets you walk the whole way without a key.',
  alwaysThere: 'Always there',
  vendors: {
    anthropic: {
      title: 'Anthropic',
      baseUrlHint:
        'Without /v1. Leave empty for Anthropic itself; for a gateway, give its address. A new address needs the key again, so that no key is carried elsewhere.',
    },
    openai: {
      title: 'OpenAI-compatible server',
      baseUrlHint:
        'Without /v1. DeepSeek, Qwen, vLLM, Ollama and llama.cpp all work: give the server’s address; a server of your own may need no key. Leave empty for OpenAI itself. A new address needs the key again.',
    },
  },
  notConnected: 'Not connected',
  keyless: 'Needs no key',
  keyStored: 'Key stored, ends in {hint}',
  fromEnvironment: 'Uses {variable} from the environment',
  keyLost: 'The stored key can’t be opened any more: the server’s HITLOOP_SECRET has changed. Enter the key again.',
  key: 'API key',
  keyHint: 'Leave empty to keep the one that is stored.',
  baseUrl: 'Address',
  header: 'Header that carries the key',
  headerBearer: 'Authorization: Bearer (default)',
  headerXApiKey: 'x-api-key (some gateways want it)',
  headers: 'Extra headers',
  headersHint:
    'Sent with every call, for gateways that want them. Values are kept encrypted like the key; an empty one keeps what is stored, and a new address needs them again.',
  headerName: 'Name',
  headerValue: 'Value',
  headerStored: 'stored, ends in {hint}',
  headerStoredShort: 'stored',
  addHeader: 'Add a header',
  removeHeader: 'Remove header {name}',
  save: 'Save',
  saved: 'Saved',
  removeKey: 'Remove key',
  removeKeyTitle: 'Remove the stored key?',
  removeKeyBody: 'Runs with models of this vendor can’t start or go on until a key is entered again.',
  removed: 'Key removed',
  test: 'Test connection',
  testing: 'Testing …',
  testOk: 'The connection works; {count, plural, one {# model} other {# models}} can be used',
  badUrl: 'Give an address that begins with http:// or https://.',
  moreModels: '{count, plural, one {# more} other {# more}}',
}
