import { describe, expect, it } from 'vitest'
import { isConcept } from '../frameworks/concepts.ts'
import { lochside } from './lochside.ts'
import { skerry } from './skerry.ts'
import type { StoryCarer, StoryWorld } from './story.ts'

const duplicates = (list: string[]): string[] => list.filter((item, index) => list.indexOf(item) !== index)
const wordsIn = (text: string): number => text.trim().split(/\s+/).length

/** Every problem of one kind is collected and shown at once: a list of sentences, empty when all is well. */
function eachCarer(world: StoryWorld, look: (carer: StoryCarer, say: (problem: string) => void) => void): string[] {
  const problems: string[] = []
  for (const carer of world.carers) look(carer, (problem) => problems.push(`${carer.key}: ${problem}`))
  return problems
}

describe.each([lochside, skerry])('the story of $organisation.name', (world) => {
  const workers = new Set(world.workers.map((worker) => worker.key))

  it('has every key once', () => {
    expect(duplicates(world.workers.map((worker) => worker.key))).toEqual([])
    expect(duplicates(world.workers.map((worker) => worker.name))).toEqual([])
    expect(duplicates(world.carers.map((carer) => carer.key))).toEqual([])
    expect(duplicates(world.carers.map((carer) => carer.fullName ?? carer.callName))).toEqual([])
    expect(
      eachCarer(world, (carer, say) => {
        for (const keys of [carer.cares, carer.circle, carer.conversations, carer.outcomes, carer.actions]) {
          for (const key of duplicates(keys.map((item) => item.key))) say(`${key} twice`)
        }
        for (const conversation of carer.conversations) {
          const keys = (conversation.passages ?? []).flatMap((passage) => passage.key ?? [])
          for (const key of duplicates(keys)) say(`passage ${key} twice in ${conversation.key}`)
        }
      }),
    ).toEqual([])
  })

  it('names only workers who exist, and a carer link that exists', () => {
    expect(world.carers.map((carer) => carer.key)).toContain(world.carerLink)
    expect(
      eachCarer(world, (carer, say) => {
        if (carer.workers.length === 0) say('no worker')
        const named = [
          ...carer.workers,
          ...(carer.restricted?.named ?? []),
          carer.firstContact.by,
          ...carer.actions.flatMap((action) => action.worker ?? []),
        ]
        for (const key of named) if (!workers.has(key)) say(`no worker ${key}`)
        for (const item of [...carer.conversations, ...carer.plans, ...carer.reviews]) {
          if (!carer.workers.includes(item.by)) say(`${item.by} is not one of the carer's workers`)
        }
        if (carer.restricted) {
          for (const key of carer.workers) if (!carer.restricted.named.includes(key)) say(`${key} is not named on a restricted record`)
        }
      }),
    ).toEqual([])
  })

  it('lifts outcomes out of exact words, in a talk that had happened', () => {
    expect(
      eachCarer(world, (carer, say) => {
        for (const outcome of carer.outcomes) {
          if (!outcome.from) continue
          const conversation = carer.conversations.find((one) => one.key === outcome.from?.conversation)
          const passage = conversation?.passages?.find((one) => one.key === outcome.from?.passage)
          if (!conversation || !passage) {
            say(`${outcome.key} points at a passage that is not there`)
            continue
          }
          if (!passage.words.includes(outcome.from.words)) say(`"${outcome.from.words}" is not in ${passage.key}`)
          if (outcome.daysAgo > conversation.daysAgo) say(`${outcome.key} is older than its words`)
          if (passage.hereOnly) say(`${outcome.key} is lifted from words for that conversation only`)
          if (outcome.whoseWords === 'verbatim' && !passage.words.toLowerCase().includes(outcome.statement.toLowerCase())) {
            say(`${outcome.key} is called verbatim and is not`)
          }
        }
      }),
    ).toEqual([])
  })

  it('gives each outcome one to three concepts, a stone between the banks and a story', () => {
    expect(
      eachCarer(world, (carer, say) => {
        for (const outcome of carer.outcomes) {
          if (outcome.concepts.length < 1 || outcome.concepts.length > 3) say(`${outcome.key} has ${outcome.concepts.length} concepts`)
          for (const id of outcome.concepts) if (!isConcept(id)) say(`${outcome.key}: no concept ${id}`)
          for (const id of duplicates(outcome.concepts)) say(`${outcome.key}: ${id} twice`)
        }
        const places = [
          ...carer.outcomes.flatMap((outcome) => (outcome.began ? [outcome.began] : [])),
          ...carer.reviews.flatMap((review) => review.marks),
        ]
        for (const place of places) {
          const { stone, badDays, goodDays } = place
          for (const one of [stone, badDays, goodDays]) {
            if (one !== undefined && (!Number.isInteger(one) || one < 1 || one > 9)) say(`stone ${one}`)
          }
          if (badDays !== undefined && (goodDays === undefined || stone === undefined)) say('bad days without good days or a stone')
          if (stone !== undefined && badDays !== undefined && goodDays !== undefined && !(badDays <= stone && stone <= goodDays)) {
            say(`stone ${stone} does not lie between ${badDays} and ${goodDays}`)
          }
          if (stone !== undefined && !place.story) say(`a stone without a story: ${JSON.stringify(place)}`)
        }
      }),
    ).toEqual([])
  })

  it('refers only to outcomes, actions and talks that exist', () => {
    expect(
      eachCarer(world, (carer, say) => {
        const outcomes = new Map(carer.outcomes.map((outcome) => [outcome.key, outcome]))
        const actions = new Map(carer.actions.map((action) => [action.key, action]))
        const outcome = (key: string): void => {
          if (!outcomes.has(key)) say(`no outcome ${key}`)
        }
        for (const action of carer.actions) if (action.outcome) outcome(action.outcome)
        for (const action of carer.actions) if (action.owner === 'worker' && !action.worker) say(`${action.key} is nobody's promise`)
        for (const plan of carer.plans) {
          plan.outcomes.forEach(outcome)
          for (const key of plan.actions) if (!actions.has(key)) say(`no action ${key}`)
        }
        for (const review of carer.reviews) {
          if (review.conversation) {
            const conversation = carer.conversations.find((one) => one.key === review.conversation)
            if (!conversation?.passages) say(`no talk ${review.conversation}`)
            else if (conversation.daysAgo !== review.daysAgo) say(`${review.conversation} was on another day than its review`)
            else if (conversation.by !== review.by) say(`${review.conversation} was somebody else's talk`)
          }
          for (const key of duplicates(review.marks.map((mark) => mark.outcome))) say(`${key} marked twice in one review`)
          for (const mark of review.marks) outcome(mark.outcome)
          for (const event of review.events ?? []) event.outcomes.forEach(outcome)
        }
        for (const conversation of carer.conversations) {
          for (const passage of conversation.passages ?? []) {
            if (!passage.corrects) continue
            const earlier = carer.conversations
              .filter((one) => one.daysAgo >= conversation.daysAgo)
              .flatMap((one) => one.passages ?? [])
              .some((one) => one.key === passage.corrects && one !== passage)
            if (!earlier) say(`${passage.corrects} is corrected but not told`)
          }
        }
      }),
    ).toEqual([])
  })

  it('keeps days in order', () => {
    expect(
      eachCarer(world, (carer, say) => {
        const start = carer.firstContact.daysAgo
        const after = (what: string, later: number, earlier: number): void => {
          if (later > earlier) say(`${what} is before what it follows (${later} and ${earlier} days ago)`)
        }
        const outcomes = new Map(carer.outcomes.map((outcome) => [outcome.key, outcome.daysAgo]))
        if (carer.offer) {
          after('the offer', carer.offer.daysAgo, start)
          if (carer.offer.answeredDaysAgo !== undefined) after('the answer', carer.offer.answeredDaysAgo, carer.offer.daysAgo)
        }
        for (const permission of carer.permissions ?? []) {
          after('a permission', permission.daysAgo, start)
          if (permission.withdrawnDaysAgo !== undefined) after('a withdrawal', permission.withdrawnDaysAgo, permission.daysAgo)
        }
        for (const conversation of carer.conversations) {
          after(conversation.key, conversation.daysAgo, start)
          if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(conversation.at)) say(`${conversation.key} at ${conversation.at}`)
          const told = conversation.passages !== undefined
          if (told && conversation.daysAgo < 1) say(`${conversation.key} is told and has not happened`)
          if (!told && conversation.daysAgo > 0) say(`${conversation.key} happened and is not told`)
        }
        for (const outcome of carer.outcomes) after(outcome.key, outcome.daysAgo, start)
        for (const action of carer.actions) {
          if (action.outcome) after(action.key, action.daysAgo, outcomes.get(action.outcome) ?? 0)
          if (action.byDaysAgo !== undefined) after(`${action.key} due`, action.byDaysAgo, action.daysAgo)
          if (action.done) after(`${action.key} done`, action.done.daysAgo, action.daysAgo)
        }
        for (const plan of carer.plans) {
          for (const key of plan.outcomes) after(`a plan with ${key}`, plan.daysAgo, outcomes.get(key) ?? 0)
          for (const key of plan.actions) {
            after(`a plan with ${key}`, plan.daysAgo, carer.actions.find((action) => action.key === key)?.daysAgo ?? 0)
          }
          if (plan.agreed) after('agreed', plan.agreed.daysAgo, plan.daysAgo)
          if (plan.issued && !plan.agreed) say('issued and never agreed')
          for (const issued of plan.issued ?? []) after('issued', issued.daysAgo, plan.agreed?.daysAgo ?? plan.daysAgo)
          if (plan.remark) after('a remark', plan.remark.daysAgo, plan.daysAgo)
        }
        const letGo = new Map<string, number>()
        const inOrder = [...carer.reviews].sort((one, other) => other.daysAgo - one.daysAgo)
        for (const review of inOrder) {
          for (const mark of review.marks) {
            after(`a review of ${mark.outcome}`, review.daysAgo, outcomes.get(mark.outcome) ?? 0)
            if (letGo.has(mark.outcome)) say(`${mark.outcome} was reviewed after it was let go`)
            if (mark.next === 'let-go') letGo.set(mark.outcome, review.daysAgo)
          }
          for (const event of review.events ?? []) after('a review of what happened', review.daysAgo, event.daysAgo)
        }
        if (carer.closed) {
          for (const item of [...carer.conversations, ...carer.reviews]) {
            if (item.daysAgo < carer.closed.daysAgo) say('something happened after the record was rested')
          }
        }
      }),
    ).toEqual([])
  })

  it('answers a thing to keep as kept, or says in words why not', () => {
    expect(
      eachCarer(world, (carer, say) => {
        for (const outcome of carer.outcomes.filter((one) => one.direction === 'keep')) {
          for (const mark of carer.reviews.flatMap((review) => review.marks).filter((one) => one.outcome === outcome.key)) {
            if (mark.now === 'closer') say(`${outcome.key} is to be kept and cannot be closer`)
            if (mark.now !== 'keeping-steady' && !mark.story) say(`${outcome.key} changed and nobody said how`)
          }
        }
      }),
    ).toEqual([])
  })

  it('says how we know what a person without a voice here thinks, and keeps passages to a human length', () => {
    expect(
      eachCarer(world, (carer, say) => {
        for (const conversation of carer.conversations) {
          for (const passage of conversation.passages ?? []) {
            if (passage.voice === 'person' && !passage.howKnown) say(`how do we know what ${passage.name} thinks?`)
            if (wordsIn(passage.words) > 180) say(`${wordsIn(passage.words)} words in ${conversation.key}`)
          }
        }
      }),
    ).toEqual([])
  })

  it('quotes nobody who was not there, but for words kept to that talk only', () => {
    expect(
      eachCarer(world, (carer, say) => {
        for (const conversation of carer.conversations) {
          for (const passage of conversation.passages ?? []) {
            if (passage.voice === 'worker' || passage.voice === 'agency' || passage.hereOnly) continue
            if (!conversation.there.some((one) => one.voice === passage.voice && one.name === passage.name)) {
              say(`${passage.name} speaks and was not there in ${conversation.key}`)
            }
          }
        }
      }),
    ).toEqual([])
  })

  it('uses only numbers, addresses and letters that belong to nobody', () => {
    const text = JSON.stringify(world)
    const numbers = [...text.matchAll(/\b0\d{4} ?\d{3} ?\d{3,4}\b/g)].map((found) => found[0])
    expect(numbers.filter((one) => !/^(01632 960\d{3}|07700 900\d{3}|01631 555 ?\d{3,4})$/.test(one))).toEqual([])
    const postcodes = [...text.matchAll(/\b[A-Z]{2}\d{1,2} \d[A-Z]{2}\b/g)].map((found) => found[0])
    expect(postcodes.filter((one) => !one.startsWith('PA34 4'))).toEqual([])
    const mails = [...text.matchAll(/[\w.]+@[\w.]+/g)].map((found) => found[0])
    expect(mails.filter((one) => !one.endsWith('@example.org'))).toEqual([])
  })
})
