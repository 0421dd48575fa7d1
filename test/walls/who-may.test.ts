import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mayReadCarer } from '../../src/features/access/policy.ts'
import { findPolicies, people, situations, tellWhoMay, untold } from './who-may.ts'

const file = new URL('../../docs/using/who-may.md', import.meta.url)
const [begin, end] = ['<!-- asked of the rules -->', '<!-- end of what was asked -->']

test('docs/using/who-may.md says what the rules say now (LILYPAD_WRITE_TABLES=1 writes it anew)', async () => {
  const page = readFileSync(file, 'utf8')
  const made = `${page.slice(0, page.indexOf(begin) + begin.length)}\n\n${tellWhoMay(await findPolicies())}\n\n${page.slice(page.indexOf(end))}`
  if (process.env.LILYPAD_WRITE_TABLES) writeFileSync(file, made)
  expect(readFileSync(file, 'utf8')).toBe(made)
})

test('every rule of every policy file is told', async () => {
  const policies = await findPolicies()
  expect(policies.length).toBeGreaterThan(40)
  expect(untold(policies).map((name) => `say in test/walls/who-may.ts what ${name} asks`)).toEqual([])
  expect(policies.filter(({ says }) => says.length < 10).map(({ name }) => `give ${name} a comment that says what it promises`)).toEqual([])
})

test('a dropped line of a policy is seen on the page', async () => {
  const policies = await findPolicies()
  // The refusal is forgotten: whoever the carer does not want could read.
  const planted = policies.map((policy) => policy.name !== 'mayReadCarer' ? policy
    : { ...policy, rule: ((actor: never, access: { refused: string[] }) => mayReadCarer(actor, { ...access, refused: [] } as never)) as never })
  expect(tellWhoMay(planted)).not.toBe(tellWhoMay(policies))
  expect(untold([...policies, { ...policies[0]!, name: 'mayPaintTheBoat' }])).toEqual(['mayPaintTheBoat'])
})

test('what the page must never say, whatever becomes of the rules', async () => {
  const rules = Object.fromEntries((await findPolicies()).map(({ name, rule }) => [name, rule as (...asked: unknown[]) => unknown]))
  for (const [how, access] of situations) {
    for (const [who, actor] of people) {
      const may = (rule: string) => [how, who, rule, rules[rule]!(actor, access) === true]
      // Evaluators and administrators meet no names; a carer no record but her own, and not even that as a worker would.
      if (['evaluator', 'administrator', 'the carer', 'another carer'].includes(who)) for (const rule of ['mayReadCarer', 'mayWriteCarer', 'mayAllocate', 'mayBeFirstWorker']) expect(may(rule)).toEqual([how, who, rule, false])
      if (/does not name them|not this worker/.test(how) && who !== 'the carer') for (const rule of ['mayKnowCarer', 'mayReadCarer', 'mayGiveReason', 'mayOpenInEmergency']) expect(may(rule)).toEqual([how, who, rule, false])
      expect([how, who, rules.mayName!(actor, access, actor.id)]).toEqual([how, who, false])
    }
  }
})
