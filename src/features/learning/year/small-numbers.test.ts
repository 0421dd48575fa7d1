import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answers, type Counts, type Question, questions } from './schema.ts'
import { type Band, bandOf, fewest, protect, type Told } from './small-numbers.ts'

// What somebody could work out who knows everything that is told, and how it is told: every set of counts that would be told just so
// is tried, by which sums can be reached. It is asked another way than the rule asks it.

const most = 160
const fits = (band: Band | null, count: number) => band === null || (count >= band.from && count <= (band.to ?? Infinity))

/** Which sums these cells can come to: a cell that is not told may be any number. */
function sums(cells: readonly (Band | null)[]): boolean[] {
  let reached = Array.from({ length: most + 1 }, (_, sum) => sum === 0)
  for (const cell of cells) {
    const [from, to] = [cell?.from ?? 0, Math.min(most, cell?.to ?? most)]
    reached = reached.map((_, sum) => { for (let one = from; one <= Math.min(to, sum); one += 1) if (reached[sum - one]) return true; return false })
  }
  return reached
}

const cellsOf = ({ said }: Told, question: Question) => answers[question].map((answer) => said[question].told.find((one) => one.answer === answer)?.carers ?? null)

/** How many may have been looked back with, by all that is told; `but` leaves one question out. */
function mayBeLooked(told: Told, but?: Question): boolean[] {
  const reached = questions.filter((question) => question !== but).map((question) => sums(cellsOf(told, question)))
  return Array.from({ length: most + 1 }, (_, looked) => fits(told.looked, looked) && reached.every((can) => can[looked])
    && Array.from({ length: most + 1 }, (__, not) => not).some((not) => fits(told.notLooked, not) && fits(told.mattered, looked + not)))
}

/** For each number that is not told, the small numbers that it cannot be. None, if nothing was given away. */
function givenAway(told: Told, least: number): string[] {
  const small = Array.from({ length: least }, (_, number) => number)
  const looked = mayBeLooked(told)
  const cells = questions.flatMap((question) => {
    const [rest, all] = [mayBeLooked(told, question), cellsOf(told, question)]
    return all.flatMap((cell, at) => {
      if (cell !== null) return []
      const others = sums(all.filter((_, other) => other !== at))
      return small.filter((number) => !rest.some((can, sum) => can && sum >= number && others[sum - number])).map((number) => `${question} ${answers[question][at]} is not ${number}`)
    })
  })
  const carers = [
    ...(told.looked ? [] : small.filter((number) => !looked[number]).map((number) => `looked is not ${number}`)),
    ...(told.notLooked ? [] : small.filter((number) => !looked.some((can, one) => can && fits(told.mattered, one + number))).map((number) => `not looked is not ${number}`)),
  ]
  return [...cells, ...carers]
}

const vector = (question: Question, numbers: readonly number[]) => Object.fromEntries(answers[question].map((answer, at) => [answer, numbers[at] ?? 0]))
const total = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

// Chance alone seldom leaves exactly one answer small, where the others let it out if nothing is left out with it. So shapes are made on
// purpose: none small, one small, all but two small, and as it falls; with cells at the edges of what they may be.
const shapes = ['as it falls', 'one small', 'one small', 'none small', 'two large'] as const
interface Shape { shape: typeof shapes[number]; at: number; small: number; more: number[] }
const shape: fc.Arbitrary<Shape> = fc.record({ shape: fc.constantFrom(...shapes), at: fc.nat(8), small: fc.integer({ min: 0, max: 4 }), more: fc.array(fc.oneof(fc.constantFrom(0, 4, 4, 5, 9), fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 9 }) })

/** So many carers under so many answers, in such a shape; as it falls where there are too few for it. */
function spread(sum: number, parts: number, { shape: asked, at, small, more }: Shape): number[] {
  const place = at % parts
  const least = Array.from({ length: parts }, (_, cell) => asked === 'as it falls' ? 0 : asked === 'one small' ? (cell === place ? small : fewest) : asked === 'none small' ? fewest : cell === place || cell === (place + 2) % parts ? fewest : cell % 3 === 0 ? small : 1)
  const begun = total(least) <= sum ? least : least.map(() => 0)
  const open = begun.flatMap((one, cell) => one >= fewest || total(least) > sum || asked === 'as it falls' ? [cell] : [])
  let left = sum - total(begun)
  for (const [nth, cell] of open.entries()) { const one = nth === open.length - 1 ? left : Math.min(left, more[nth % more.length]!); begun[cell]! += one; left -= one }
  return begun
}

const counts: fc.Arbitrary<Counts> = fc.record({ looked: fc.oneof(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 40, max: 100 })), shapes: fc.tuple(shape, shape, shape), notLooked: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 4 })) })
  .map(({ looked, shapes: [now, hoped, next], notLooked }) => ({ looked, notLooked, said: { now: vector('now', spread(looked, 9, now)), hoped: vector('hoped', spread(looked, 7, hoped)), next: vector('next', spread(looked, 6, next)) } }))

test('what is tried has enough of what the rules are for: one small answer alone, in each question, and few with whom there was no look back', () => {
  const tried = fc.sample(counts, { numRuns: 200, seed: 7 })
  for (const { looked, said } of tried) for (const question of questions) expect(total(Object.values(said[question]))).toBe(looked)
  for (const question of questions) expect([question, tried.filter(({ said }) => Object.values(said[question]).filter((one) => one < fewest).length === 1).length > 40]).toEqual([question, true])
  expect(tried.filter(({ looked, notLooked }) => looked >= fewest && notLooked < fewest).length).toBeGreaterThan(40)
})

test('no number that is not told can be worked out, or narrowed down, from all that is told', () => {
  fc.assert(fc.property(counts, (all) => { expect(givenAway(protect(all), fewest)).toEqual([]) }), { numRuns: 150 })
})

test('nor where an organisation protects ten', () => {
  fc.assert(fc.property(counts, (all) => { expect(givenAway(protect(all, 10), 10)).toEqual([]) }), { numRuns: 50 })
})

test('nor at the edge: every answer to one question at the top of what it may be, so that nothing is left for another', () => {
  const now = Array.from({ length: 9 }, () => 9)
  const all = { looked: 81, notLooked: 20, said: { now: vector('now', now), hoped: vector('hoped', [40, 40, 0, 0, 0, 0, 1]), next: vector('next', [41, 40, 0, 0, 0, 0]) } }
  expect(givenAway(protect(all), fewest)).toEqual([])
  expect(protect(all).said.hoped).toEqual({ told: [], rest: true })
})

/** Every way in which so many can be spread over so many answers. */
const waysOf = (sum: number, parts: number): number[][] => parts === 1 ? [[sum]] : Array.from({ length: sum + 1 }, (_, one) => waysOf(sum - one, parts - 1).map((others) => [one, ...others])).flat()

test.each([[2, 3, 3, 9], [2, 5, 1, 11], [3, 3, 3, 8], [3, 4, 1, 14], [4, 3, 1, 23]])('nor by somebody who knows the rules: with %i as the fewest and %i and %i answers, whatever is told just so can be each small number', (least, ofNow, ofHoped, mostLooked) => {
  const of = { now: Array.from({ length: ofNow }, (_, at) => `${at}`), hoped: Array.from({ length: ofHoped }, (_, at) => `${at}`), next: ['0'] }
  const alike = new Map<string, { told: Told; small: Map<string, Set<number>> }>()
  for (let looked = 0; looked <= mostLooked; looked += 1) for (const now of waysOf(looked, ofNow)) for (const hoped of waysOf(looked, ofHoped)) for (let notLooked = 0; notLooked <= least; notLooked += 1) {
    const cells = { now, hoped, next: [looked] }
    const said = Object.fromEntries(questions.map((question) => [question, Object.fromEntries(cells[question].map((one, at) => [at, one]))])) as Counts['said']
    const told = protect({ looked, notLooked, said }, least, of)
    const key = JSON.stringify(told)
    const group = alike.get(key) ?? { told, small: new Map<string, Set<number>>() }
    alike.set(key, group)
    const untold: [string, number][] = [...(told.looked ? [] : [['looked', looked] as [string, number]]), ...(told.notLooked ? [] : [['not looked', notLooked] as [string, number]]),
      ...(told.looked ? questions.flatMap((question) => of[question].flatMap((answer, at): [string, number][] => told.said[question].told.some((one) => one.answer === answer) ? [] : [[`${question} ${answer}`, cells[question][at]!]])) : [])]
    for (const [what, one] of untold) if (one < least) group.small.set(what, (group.small.get(what) ?? new Set()).add(one))
  }
  expect(alike.size).toBeGreaterThan(30)
  // Those at the edge of what was tried have others like them beyond it.
  const whole = [...alike.values()].filter(({ told }) => (told.looked?.to ?? 0) <= mostLooked)
  expect(whole.flatMap(({ told, small }) => [...small].filter(([, numbers]) => numbers.size < least).map(([what, numbers]) => [JSON.stringify(told), what, [...numbers]]))).toEqual([])
})

test('what is told is true, and never of fewer than five', () => {
  fc.assert(fc.property(counts, (all) => {
    const told = protect(all)
    const bands: [Band | null, number][] = [[told.mattered, all.looked + all.notLooked], [told.looked, all.looked], [told.notLooked, all.notLooked], ...questions.flatMap((question) => told.said[question].told.map(({ answer, carers }): [Band, number] => [carers, all.said[question][answer]!]))]
    for (const [band, count] of bands) if (band) expect([fits(band, count), count >= fewest || band.to === null, band.from >= fewest]).toEqual([true, true, true])
    for (const question of questions) expect(told.said[question].rest || told.said[question].told.length === answers[question].length).toBe(true)
  }))
})

test('of the answers to a question all are told, or none, or at least two are not', () => {
  fc.assert(fc.property(counts, (all) => {
    const told = protect(all)
    for (const question of questions) expect([question, answers[question].length - told.said[question].told.length]).not.toEqual([question, 1])
  }), { numRuns: 200 })
})

test('the answers stand in the order in which they are asked, however many gave them', () => {
  fc.assert(fc.property(counts, (all) => {
    for (const question of questions) {
      const places = protect(all).said[question].told.map(({ answer }) => (answers[question] as readonly string[]).indexOf(answer))
      expect(places).toEqual([...places].sort((one, other) => one - other))
    }
  }))
})

test('two years that overlap leave room for nine numbers between them, so that one carer more or fewer is not pointed to', () => {
  const carers = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 3 }), { maxLength: 140 })
  fc.assert(fc.property(carers, (months) => {
    const [before, after] = [0, 1].map((first) => protect({ looked: 0, notLooked: months.filter((of) => of.some((month) => month >= first && month < first + 12)).length, said: { now: {}, hoped: {}, next: {} } }).notLooked)
    if (before && after) expect((after.to! - before.from) - (after.from - before.to!) + 1).toBeGreaterThanOrEqual(9)
  }))
})

test('a number lies between two: five wide, from a hundred ten, from a thousand a hundred', () => {
  expect([5, 9, 10, 99, 100, 109, 999, 1_000, 1_234].map((count) => Object.values(bandOf(count)))).toEqual([[5, 9], [5, 9], [10, 14], [95, 99], [100, 109], [100, 109], [990, 999], [1_000, 1_099], [1_200, 1_299]])
})
