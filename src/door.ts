import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'

/** How many may stand at the door, and how long it waits for each. */
export interface Patience {
  /** Connections at once; whoever asks nothing makes way for whoever does. */
  most: number
  /** Milliseconds until the first lines of a request must have come. */
  headers: number
  /** Until the whole of it must have come: ten megabytes over a poor line. */
  request: number
  /** That nothing at all goes either way. */
  silence: number
}

export const ordinaryPatience: Patience = { most: 1_000, headers: 15_000, request: 300_000, silence: 120_000 }

const sorry = 'Lilypad is very busy just now. Nothing was changed. Try again in a minute.\n'
const refusal = `HTTP/1.1 503 Service Unavailable\r\nretry-after: 30\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${sorry.length}\r\nconnection: close\r\n\r\n${sorry}`

/**
 * Listen for requests. Gives back what closes the door: it finishes what is under way, and lets go of whoever keeps a connection for
 * later. Throws with a sentence for the administrator when the port is taken.
 */
export async function openDoor({ host, port }: { host: string; port: number }, fetch: (request: Request) => Response | Promise<Response>, patience: Patience = ordinaryPatience): Promise<() => Promise<void>> {
  const server = createServer({ connectionsCheckingInterval: Math.min(5_000, patience.headers), headersTimeout: patience.headers, requestTimeout: patience.request, keepAliveTimeout: 5_000 }, getRequestListener(fetch))
  server.timeout = patience.silence
  keepRoom(server, patience.most)
  letGoOfTheUnread(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken by another program. Choose another: PORT=3001 npm start`) : error)
    })
    server.listen(port, host, resolve)
  })
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    // A browser keeps its connection after its last answer, and would keep us waiting for it.
    const tidy = setInterval(() => server.closeIdleConnections(), 50)
    // A connection that never ends must not hold the door open.
    const force = setTimeout(() => server.closeAllConnections(), 10_000)
    await closed.finally(() => {
      clearInterval(tidy)
      clearTimeout(force)
    })
  }
}

/**
 * Never more than so many connections. When one more comes, the one that has asked nothing for longest makes way, with a sentence;
 * when all are being answered, the one that came is asked to come again. Far more than that are cut off before a word.
 */
function keepRoom(server: Server, most: number): void {
  /** Those whose next request has not come, or not wholly, the longest first. */
  const waiting = new Set<Socket>()
  const answered = new WeakSet<Socket>()
  let open = 0
  server.maxConnections = most + Math.ceil(most / 2)
  const take = server.listeners('connection') as ((this: Server, socket: Socket) => void)[]
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    open += 1
    socket.once('close', () => {
      open -= 1
      waiting.delete(socket)
    })
    if (open > most && !makeWay()) return turnAway(socket)
    waiting.add(socket)
    for (const one of take) one.call(server, socket)
  })
  const makeWay = () => {
    const [longest] = waiting
    if (!longest) return false
    waiting.delete(longest)
    if (!answered.has(longest)) longest.write(refusal)
    longest.destroySoon()
    return true
  }
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    const whole = () => waiting.delete(socket)
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) whole()
    else request.once('end', whole)
    response.once('close', () => {
      answered.add(socket)
      if (!socket.destroyed) waiting.add(socket)
    })
  })
}

/** So much more of a body nobody asked for is let by, so that whoever sends it hears the answer. */
const mostUnread = 512 * 1024

/** Whoever was answered before all they sent was read has their say no longer: a little more goes by unread, then the connection ends. */
function letGoOfTheUnread(server: Server): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    response.once('finish', () => {
      if (request.complete) return
      const { socket } = request
      const from = socket.bytesRead
      request.on('data', () => {
        if (socket.bytesRead - from > mostUnread) socket.destroySoon()
      })
    })
  })
}

/** Say so, and wait a moment for it to be read: what is still on its way would otherwise wipe it out. */
function turnAway(socket: Socket): void {
  socket.on('error', () => undefined)
  socket.resume()
  socket.end(refusal)
  setTimeout(() => socket.destroy(), 1_000).unref()
}
