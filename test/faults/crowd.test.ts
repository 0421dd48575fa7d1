import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { spawnSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { ordinaryPatience } from '../../src/door.ts'
import { temporaryFolder, tidyUp } from './embedded-tools.ts'
import { beginning, build, freePort, Lilypad } from './kill-tools.ts'

// Ten thousand at the door at once, and those who are so slow that they hold it open for nobody else.

let lilypad: Lilypad
let cookie = ''
const sockets: Socket[] = []

beforeAll(async () => {
  build()
  lilypad = new Lilypad(temporaryFolder(), await freePort())
  cookie = await lilypad.beginOrganisation(await lilypad.start(beginning))
})
afterEach(() => { for (const socket of sockets.splice(0)) socket.destroy() })
afterAll(async () => {
  await lilypad.kill()
  await tidyUp()
})

/** Ten thousand, or as many as this machine lets one process open. */
function mostConnections(): number {
  const limit = spawnSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).stdout.trim()
  return limit === 'unlimited' ? 10_000 : Math.min(10_000, Number(limit) - 500)
}

interface Stander { socket: Socket; heard: string; gone: boolean }

/** One more connection that says this, and then nothing. */
function stand(words = ''): Promise<Stander> {
  const socket = connect(lilypad.port, '127.0.0.1')
  sockets.push(socket)
  const stander = { socket, heard: '', gone: false }
  socket.on('data', (piece) => { stander.heard += piece.toString() })
  socket.on('close', () => { stander.gone = true })
  return new Promise((resolve) => {
    socket.on('error', () => resolve(stander))
    socket.once('connect', () => {
      if (words) socket.write(words)
      resolve(stander)
    })
  })
}

/** Memory of the process, in megabytes; where it cannot be read, nothing is said of it. */
function memory(): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${lilypad.pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return 0
  }
}

async function save(): Promise<number> {
  const id = newId()
  return (await lilypad.post('/carers', { id, callName: `Carer ${id}`, asked: 'new' }, cookie)).status
}

test('of ten thousand connections that ask nothing, all but a thousand are told to come again; whoever asks is answered, meanwhile and after', async () => {
  const many = mostConnections()
  const before = memory()
  const standers: Stander[] = []
  while (standers.length < many) {
    standers.push(...await Promise.all(Array.from({ length: Math.min(250, many - standers.length) }, () => stand())))
    if (standers.length % 2_500 === 0) expect([await save(), (await lilypad.get('/carers', cookie)).status]).toEqual([303, 200])
  }
  const over = () => standers.filter(({ gone }) => gone).length
  while (over() < many - ordinaryPatience.most) await new Promise((resolve) => setTimeout(resolve, 20))
  const told = standers.filter(({ heard }) => /^HTTP\/1\.1 503 [\s\S]*Try again in a minute/.test(heard)).length
  console.log(`${many} connections stood at the door: ${told} were told to come again, ${over() - told} were cut off before a word, ${many - over()} stay. Memory ${Math.round(before)} MB before, ${Math.round(memory())} MB with them.`)
  expect(many).toBeGreaterThan(ordinaryPatience.most * 2)
  expect(told).toBeGreaterThan((many - ordinaryPatience.most) * 0.9)
  expect(memory()).toBeLessThan(before + 200)
  expect([await save(), (await lilypad.get('/carers', cookie)).status]).toEqual([303, 200])
  for (const socket of sockets.splice(0)) socket.destroy()
  expect([await save(), (await lilypad.get('/carers', cookie)).status]).toEqual([303, 200])
})

test('people who send and read drop by drop hold up nobody', async () => {
  const post = `POST /carers HTTP/1.1\r\nHost: localhost\r\nOrigin: ${lilypad.address}\r\nCookie: ${cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nid=`
  const reading = `GET /carers HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n\r\n`
  const slow = await Promise.all(Array.from({ length: 300 }, (_, at) => stand(['GET / HTTP/1.1\r\nHost: loc', post, reading][at % 3])))
  for (const [at, { socket }] of slow.entries()) if (at % 3 === 2) socket.pause()
  const drops = setInterval(() => { for (const [at, { socket }] of slow.entries()) if (at % 3 < 2 && socket.writable) socket.write('a') }, 200)
  try {
    for (let time = 0; time < 10; time += 1) expect([await save(), (await lilypad.get('/carers', cookie)).status]).toEqual([303, 200])
    // Whoever never finishes its first lines is let go, with a word.
    while (!slow[0]!.gone) await new Promise((resolve) => setTimeout(resolve, 100))
    expect(slow[0]!.heard).toContain('408')
  } finally {
    clearInterval(drops)
  }
})
