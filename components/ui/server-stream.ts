// One line to the server an address, shared by all parts of a page that listen to it, and let go while the page is out of
// sight: a browser keeps few lines to one server, and many tabs would use them up.

export interface StreamState<T> {
  /** Undefined before the first value. */
  value: T | undefined
  connected: boolean
}

export interface StreamPorts {
  open(url: string): Pick<EventSource, 'onmessage' | 'onerror' | 'close' | 'readyState'>
  visible(): boolean
  /** Calls back when the page comes into sight or goes out of it; returns how to end that. */
  onVisibility(act: () => void): () => void
  /** Calls back once after a while; returns how to end that. */
  later(act: () => void, ms: number): () => void
}

export interface ServerStream<T> {
  subscribe(listener: () => void): () => void
  read(): StreamState<T>
}

const RECONNECT_MS = 3000
// EventSource.CLOSED, which no server-side render has.
const CLOSED = 2

/** `isLast` tells the value after which nothing more comes. The line is up while somebody listens and the page is seen. */
export function createServerStream<T>(url: string, isLast: (value: T) => boolean, ports: StreamPorts): ServerStream<T> {
  const listeners = new Set<() => void>()
  let state: StreamState<T> = { value: undefined, connected: true }
  let source: ReturnType<StreamPorts['open']> | undefined
  let over = false
  let cancelRetry: () => void = () => undefined
  let endWatch: () => void = () => undefined

  const tell = (next: StreamState<T>): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const disconnect = (): void => {
    source?.close()
    source = undefined
    cancelRetry()
  }
  const connect = (): void => {
    if (source !== undefined || over || !ports.visible()) return
    const line = ports.open(url)
    source = line
    line.onmessage = ({ data }: MessageEvent) => {
      const value = JSON.parse(String(data)) as T
      over = isLast(value)
      if (over) disconnect()
      tell({ value, connected: true })
    }
    line.onerror = () => {
      tell({ ...state, connected: false })
      // The browser tries again by itself unless the server answered with an error; then it is ours to.
      if (line.readyState !== CLOSED) return
      disconnect()
      cancelRetry = ports.later(connect, RECONNECT_MS)
    }
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        endWatch = ports.onVisibility(() => (ports.visible() ? connect() : disconnect()))
        connect()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        endWatch()
        disconnect()
      }
    },
    read: () => state,
  }
}
