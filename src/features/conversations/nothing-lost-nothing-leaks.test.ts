import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { Conflict } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { allocate, giveReason, refuseWorker } from '../access/index.ts'
import { registerCarer } from '../carers/index.ts'
import { recordOutcome } from '../outcomes/index.ts'
import { keepUnfinished, writePassages } from './passage-commands.ts'
import { correctPassage, keepPassages, liftWords, startConversation } from './index.ts'
import { findUnfinished } from './queries.ts'
import { passageVoices, reaches } from './schema.ts'
import { wordsAt } from './writing.ts'

const world = useTestDatabase('world')
const worker = (key: string, name: string): WorkerActor => ({ kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', key), name, roles: ['support worker'], teams: [] })
const jo = worker('jo-reid', 'Jo Reid')
const sam = worker('sam-ure', 'Sam Ure')
const catriona = worker('catriona-macphee', 'Catriona MacPhee')
const somebody = { voice: 'carer' as const, name: 'Wilma' }

async function beginTalk(carer: string, people: { id?: string; voice: 'carer' | 'worker'; name: string; workerId?: string }[] = [somebody]): Promise<string> {
  const id = newId()
  await inTenant(jo, (tx) => startConversation(tx, carer, { id, people }))
  return id
}

async function meet(): Promise<string> {
  const id = newId()
  await inTenant(jo, (tx) => registerCarer(tx, { id, callName: 'Wilma' }))
  return id
}

describe('whatever happens', () => {
  it('every highlight stays on the words it was made from, through any corrections', async () => {
    const carer = await meet()
    const said = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 30 }).map((text) => `a${text.normalize('NFC').replace(/\s+/g, ' ').trim()}z`)
    const step = fc.oneof(fc.record({ of: fc.nat(9), correct: said }), fc.record({ of: fc.nat(9), at: fc.double({ min: 0, max: 0.99, noNaN: true }), length: fc.integer({ min: 1, max: 9 }) }))
    await fc.assert(fc.asyncProperty(said, fc.array(step, { minLength: 3, maxLength: 12 }), async (first, steps) => {
      const conversation = await beginTalk(carer)
      const passages = [{ id: newId(), words: first }]
      const picked: { id: string; words: string; passage: string }[] = []
      await inTenant(jo, async (tx) => {
        await keepPassages(tx, conversation, [{ ...passages[0]!, ...somebody }])
        for (const one of steps) {
          const passage = passages[one.of % passages.length]!
          if ('correct' in one) {
            passages.push({ id: newId(), words: one.correct })
            await correctPassage(tx, passage.id, passages.at(-1)!)
          } else {
            const points = [...passage.words]
            const starts = Math.floor(one.at * points.length)
            const ends = Math.min(starts + one.length, points.length)
            const words = wordsAt(passage.words, starts, ends)
            picked.push({ id: newId(), words, passage: passage.id })
            await liftWords(tx, passage.id, { id: picked.at(-1)!.id, kind: 'worry', words, starts, ends, sentence: [] })
          }
        }
      })
      const { rows } = await world.owner.query('select h.id, h.starts, h.ends, h.words, p.words as of, p.id as passage from highlights h join passages p on p.id = h.passage_id where p.conversation_id = $1', [conversation])
      expect(rows).toHaveLength(picked.length)
      for (const row of rows as { id: string; starts: number; ends: number; words: string; of: string; passage: string }[]) {
        expect(wordsAt(row.of, row.starts, row.ends)).toBe(row.words)
        expect(picked).toContainEqual({ id: row.id, words: row.words, passage: row.passage })
      }
    }), { numRuns: 12 })
  })

  it('no word is lost between two writers, two open pages of one of them, reloads and keeping, one after the other or at once', async () => {
    const carer = await meet()
    await inTenant(jo, (tx) => allocate(tx, carer, { id: newId(), worker: catriona.id, kind: 'own', from: '2026-01-01' }))
    const writers = [jo, jo, catriona] as const
    const page = fc.nat(writers.length - 1)
    const step = fc.oneof({ weight: 5, arbitrary: fc.record({ type: page }) }, { weight: 2, arbitrary: fc.record({ reload: page }) }, { weight: 2, arbitrary: fc.record({ keep: page }) }, { weight: 1, arbitrary: fc.record({ keepAll: fc.constant(true) }) })
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const conversation = await beginTalk(carer)
      const typed: string[] = []
      const open = async (writer: WorkerActor) => {
        const drafts = await inTenant(writer, (tx) => findUnfinished(tx, conversation))
        return { id: newId(), words: drafts.map((one) => one.words).join('\n\n'), taken: drafts.map((one) => `${one.place}@${one.savedAt.toISOString()}`) }
      }
      const pages = await Promise.all(writers.map(open))
      const keep = async (at: number) => {
        const { words, ...form } = pages[at]!
        if (words !== '') await inTenant(writers[at]!, (tx) => writePassages(tx, conversation, { ...form, words, pieces: [{ ...somebody, words }] })).catch((error) => { if (!(error instanceof Conflict)) throw error })
      }
      for (const one of steps) {
        if ('type' in one) {
          const written = pages[one.type]!
          typed.push(`w${typed.length}w`)
          written.words = `${written.words} ${typed.at(-1)}`.trim()
          await inTenant(writers[one.type]!, (tx) => keepUnfinished(tx, conversation, written))
        } else if ('reload' in one) pages[one.reload] = await open(writers[one.reload]!)
        else {
          const which = 'keepAll' in one ? writers.map((_, at) => at) : [one.keep]
          await Promise.all(which.map(keep))
          for (const at of which) pages[at] = await open(writers[at]!)
        }
        const kept = (await world.owner.query('select words from passages where conversation_id = $1', [conversation])).rows.map((row: { words: string }) => row.words)
        const unfinished = [(await open(jo)).words, (await open(catriona)).words]
        for (const word of typed) expect([...unfinished, ...kept].join(' ')).toContain(word)
      }
    }), { numRuns: 15 })
  })

  it('both stand when two put the same words right at once, and when two lift the same words', async () => {
    const carer = await meet()
    await inTenant(jo, (tx) => allocate(tx, carer, { id: newId(), worker: catriona.id, kind: 'own', from: '2026-01-01' }))
    const conversation = await beginTalk(carer)
    const passage = newId()
    await inTenant(jo, (tx) => keepPassages(tx, conversation, [{ id: passage, ...somebody, words: 'I slept till four.' }]))
    await Promise.all([[jo, 'I slept till five.'] as const, [catriona, 'I slept till six.'] as const].map(([writer, words]) => inTenant(writer, (tx) => correctPassage(tx, passage, { id: newId(), words }))))
    await Promise.all([jo, catriona].map((writer) => inTenant(writer, (tx) => liftWords(tx, passage, { id: newId(), kind: 'worry', words: 'till four', starts: null, ends: null, sentence: [] }))))
    const { html } = await (await signedIn('jo-reid')).get(`/conversations/${conversation}`)
    for (const words of ['I slept till five.', 'I slept till six.', 'till four']) expect(html).toContain(words)
    expect(html.match(/class="lifted"/g)).toHaveLength(2)
  })
})

describe('who sees what', () => {
  const readers: Record<string, Visitor> = {}
  beforeAll(async () => {
    for (const [name, key, place] of [['own', 'jo-reid', 'lochside'], ['heard', 'catriona-macphee', 'lochside'], ['cover', 'sam-ure', 'lochside'], ['supervisor', 'morag-sinclair', 'lochside'], ['evaluator', 'ruaridh-bell', 'lochside'], ['elsewhere', 'una-macphail', 'skerry']] as const) {
      readers[name] = await signedIn(key, place)
    }
  })

  it('no words reach a reader who may not see them, on any page of these rooms', async () => {
    const passage = fc.record({ reach: fc.constantFrom(...reaches), voice: fc.constantFrom(...passageVoices), heardBy: fc.constantFrom('all', 'jo', 'catriona'), lift: fc.boolean(), correct: fc.boolean() })
    let number = 0
    await fc.assert(fc.asyncProperty(fc.array(passage, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.boolean(), async (made, carerThere, refused) => {
      const carer = await meet()
      const there = { all: null, jo: [newId()], catriona: [newId()] }
      const conversation = await beginTalk(carer, [...(carerThere ? [somebody] : []), { id: there.jo[0], voice: 'worker', name: 'Jo', workerId: jo.id }, { id: there.catriona[0], voice: 'worker', name: 'Catriona', workerId: catriona.id }])
      const next = await beginTalk(carer, [somebody, { voice: 'worker', name: 'Jo', workerId: jo.id }])
      const outcomes: string[] = []
      const risks: string[] = []
      const passages = await inTenant(jo, async (tx) => {
        const kept = made.map((one) => ({ ...one, id: newId(), secret: `secret${number += 1}x` }))
        await keepPassages(tx, conversation, kept.map(({ id, secret, reach, voice, heardBy }) => ({ id, voice, reach, heardBy: there[heardBy], name: 'Somebody', words: `It was ${secret}.` })))
        for (const one of kept) {
          if (one.correct) await correctPassage(tx, one.id, { id: newId(), words: `Rather ${one.secret}.` })
          if (!one.lift || one.reach === 'here') continue
          const highlight = newId()
          await liftWords(tx, one.id, { id: highlight, kind: 'outcome', words: `was ${one.secret}`, starts: null, ends: null, sentence: [] })
          risks.push(newId())
          await liftWords(tx, one.id, { id: risks.at(-1)!, kind: 'risk', words: one.secret, starts: null, ends: null, sentence: [] })
          outcomes.push(newId())
          await recordOutcome(tx, carer, { id: outcomes.at(-1)!, statement: 'To be well', direction: 'keep', highlight })
        }
        if (refused) await refuseWorker(tx, carer, { id: newId(), worker: catriona.id, saidOn: '2026-01-01' })
        return kept
      })
      if (!refused) await inTenant(catriona, (tx) => giveReason(tx, carer, { id: newId(), why: 'I was there.' }))
      await inTenant(sam, (tx) => giveReason(tx, carer, { id: newId(), why: 'Jo is ill.' }))
      const own = [`/conversations/${conversation}`, ...passages.map((one) => `/passages/${one.id}`)]
      const away = [`/conversations/${conversation}/read-back`, `/conversations/${conversation}/read-back/together`, `/conversations/${conversation}/listening`, `/carers/${carer}`, `/carers/${carer}/story`, `/carers/${carer}/outcomes/export.csv`, `/carers/${carer}/outcomes/export.json`, ...risks.map((id) => `/highlights/${id}/risk`), `/conversations/${next}`, `/carers/${carer}/outcomes`, ...outcomes.map((id) => `/outcomes/${id}`)]
      for (const [name, visitor] of Object.entries(readers)) {
        const pages = await Promise.all([...own, ...away].map(async (path) => ({ path, html: (await visitor.get(path)).html })))
        for (const one of passages) {
          const heard = !refused && one.heardBy !== 'jo'
          const may = name === 'own' || (name === 'heard' && heard) || (one.reach === 'record' && (['cover', 'supervisor'].includes(name) || (name === 'heard' && !refused)))
          // Looked for by its words, no list of carers knows of it.
          const found = (await visitor.get(`/carers?find=${one.secret}`)).html.replaceAll(`value="${one.secret}"`, '')
          expect(found.includes(`/carers/${carer}`), `${name} found ${one.secret}`).toBe(false)
          for (const { path, html } of pages) {
            if (!may || (one.reach === 'here' && away.includes(path))) expect(html.includes(one.secret), `${name} at ${path}: ${one.reach}`).toBe(false)
          }
          if (may) expect(pages[0]?.html).toContain(one.secret)
          if (one.voice === 'young-person' && (!carerThere || one.heardBy !== 'all')) expect(pages.find(({ path }) => path.endsWith('read-back'))?.html).not.toContain(one.secret)
        }
      }
    }), { numRuns: 8 })
  })
})
