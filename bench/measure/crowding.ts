import { newId } from '../../src/kernel/ids.ts'
import type { Journey } from './journeys.ts'
import type { Person } from './people.ts'
import { at, rounded, send } from './timing.ts'

/** What was asked a second, what was done of it, what was sent away with a sentence, and how long what was done took. */
export interface Pressed { asked: number; done: number; sentAway: number; failed: number; p95: number; savesP95: number; savesSentAway: number }

/**
 * More and more is asked, whether or not it is answered: people do not wait for each other. One of five is a save, its
 * form asked for beforehand. Stops asking after so many seconds, and waits for what is open.
 */
export async function press(address: string, people: readonly Person[], all: readonly Journey[], aSecond: number, seconds: number): Promise<Pressed> {
  const reads = all.filter(({ kind, name }) => kind === 'read' && !/forty|two hundred/.test(name))
  const save = all.find(({ name }) => name === 'Save a passage')!
  const forms = await Promise.all(people.slice(0, 12).map(async (person) => ({ person, step: await save.make(person, 0) })))
  const steps = await Promise.all(Array.from({ length: Math.round(aSecond * seconds) }, async (_, n) => {
    const person = people[n % people.length]!
    if (n % 5 !== 0) return { person, kind: 'read', step: await reads[n % reads.length]!.make(person, n % 4) }
    const form = forms[(n / 5) % forms.length]!
    const body = new URLSearchParams(form.step.body)
    body.set('id', newId())
    body.set('words', `On Mondays my sister comes by. (${n})`)
    return { person: form.person, kind: 'save', step: { path: form.step.path, body } }
  }))
  const [times, saves]: [number[], number[]] = [[], []]
  let [sentAway, savesSentAway, failed] = [0, 0, 0]
  const began = performance.now()
  const open = steps.map(async ({ person, kind, step }, n) => {
    await new Promise((resolve) => setTimeout(resolve, (n / aSecond) * 1000))
    const { ms, ok, status } = await send(address, person, step).catch(() => ({ ms: 0, ok: false, status: 0 }))
    if (status === 503 || status === 429) {
      sentAway += 1
      if (kind === 'save') savesSentAway += 1
    } else if (!ok) failed += 1
    else {
      times.push(ms)
      if (kind === 'save') saves.push(ms)
    }
  })
  await Promise.all(open)
  const took = (performance.now() - began) / 1000
  const p95 = (list: number[]) => rounded(at(list.sort((one, other) => one - other), 0.95))
  return { asked: rounded(aSecond), done: rounded(times.length / took), sentAway: rounded(sentAway / took), failed, p95: p95(times), savesP95: p95(saves), savesSentAway }
}
