import { expect, it } from 'vitest'
import { createServerStream, type StreamPorts } from './server-stream'

function fixture() {
  const lines: (ReturnType<StreamPorts['open']> & { url: string; open: boolean })[] = []
  let seen = true
  let onVisibility: () => void = () => undefined
  let retry: (() => void) | undefined
  const ports: StreamPorts = {
    open(url) {
      const line: (typeof lines)[number] = {
        url,
        open: true,
        readyState: 0,
        onmessage: null,
        onerror: null,
        close() {
          line.open = false
        },
      }
      lines.push(line)
      return line
    },
    visible: () => seen,
    onVisibility(act) {
      onVisibility = act
      return () => {
        onVisibility = () => undefined
      }
    },
    later(act) {
      retry = act
      return () => {
        retry = undefined
      }
    },
  }
  const stream = createServerStream<{ n: number }>('/line', ({ n }) => n === 9, ports)
  return {
    stream,
    lines,
    up: () => lines.filter(({ open }) => open).length,
    show(visible: boolean) {
      seen = visible
      onVisibility()
    },
    send: (n: number) => lines.at(-1)?.onmessage?.call(null as never, { data: JSON.stringify({ n }) } as MessageEvent),
    fail(readyState: number) {
      const line = lines.at(-1)
      if (line === undefined) return
      Object.assign(line, { readyState })
      line.onerror?.call(null as never, {} as Event)
    },
    retry: () => retry?.(),
  }
}

it('opens one line for all who listen, and closes it after the last', () => {
  const { stream, up, send } = fixture()
  const heard: string[] = []
  const first = stream.subscribe(() => heard.push(`a${stream.read().value?.n}`))
  const second = stream.subscribe(() => heard.push(`b${stream.read().value?.n}`))
  expect(up()).toBe(1)
  send(1)
  first()
  send(2)
  expect(heard).toEqual(['a1', 'b1', 'b2'])
  expect(up()).toBe(1)
  second()
  expect(up()).toBe(0)
})

it('lets the line go while the page is out of sight', () => {
  const { stream, up, show, send } = fixture()
  stream.subscribe(() => undefined)
  send(1)
  show(false)
  expect(up()).toBe(0)
  expect(stream.read()).toEqual({ value: { n: 1 }, connected: true })
  show(true)
  expect(up()).toBe(1)
})

it('leaves a hiccup to the browser and tries a refused line again', () => {
  const { stream, lines, fail, retry, send } = fixture()
  stream.subscribe(() => undefined)
  fail(0)
  expect(stream.read().connected).toBe(false)
  expect(lines).toHaveLength(1)
  send(2)
  expect(stream.read().connected).toBe(true)
  fail(2)
  retry()
  expect(lines).toHaveLength(2)
})

it('is over after the last value, also when the page is seen again', () => {
  const { stream, up, send, show } = fixture()
  stream.subscribe(() => undefined)
  send(9)
  expect(up()).toBe(0)
  show(false)
  show(true)
  expect(up()).toBe(0)
})
