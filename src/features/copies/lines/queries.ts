import { createHash } from 'node:crypto'
import type { Tx } from '../../../kernel/tenant.ts'
import { type Carer, getCarer } from '../../carers/index.ts'
import { findCircle, findNamedAdult, kinshipWords } from '../../circles/index.ts'
import { findCurrentPlan, type PlanContent, readContent } from '../../plans/index.ts'
import type { Offer } from '../content.ts'
import { type CopyKind, sectionsOf } from '../schema.ts'
import { say } from '../words.ts'
import { type Found, linesOfPlan } from './plan-lines.ts'

type Of = Found['of']

/** What each part of each kind can be filled with out of the record. A part without any is for own words. */
const sources: Record<CopyKind, Partial<Record<string, readonly Of[]>>> = {
  'plan': { now: ['now'], caring: ['caring'], matters: ['matters', 'matters-more'], does: ['does'], needs: ['needs'], break: ['break'], keeps: ['keeps'], ill: ['ill'], future: ['future'], again: ['again'], law: ['law'], contact: ['contact'] },
  'about-me': { important: ['now', 'matters'], people: ['cared', 'people'], communicate: ['communicate', 'reach'], wellness: ['caring'], please: ['please'], support: ['does'], know: ['keeps', 'ill'] },
  'passport': { caring: ['cared', 'now'], helps: ['matters', 'does'], away: ['ill'], reach: ['reach'], again: ['again'] },
  'school-card': { helps: ['matters', 'does'], ask: ['school', 'people'], notSay: ['please', 'communicate'] },
  'these-days': { ring: ['ill', 'contact', 'people'], matters: ['matters', 'keeps'], does: ['does'], after: ['future'] },
}

export interface Lines { plan: string | null; content: PlanContent | null; carer: Carer; offers: Offer[]; /** A hash of all of it, to notice that it changed. */ hash: string }

/**
 * What can be chosen for a copy of this kind: the plan that holds, and what the record says of the carer. Open the record first. The carer
 * finds what she may read herself; what not to say or do to her is written by and for workers, and only they find it here.
 */
export async function findLines(tx: Tx, carerId: string, kind: CopyKind): Promise<Lines> {
  const carer = await getCarer(tx, carerId)
  const plan = await findCurrentPlan(tx, carerId)
  const content = plan ? (await readContent(tx, plan)).content : null
  const found = [...(content ? linesOfPlan(content) : []), ...await linesOfRecord(tx, carer)]
  const offers = sectionsOf[kind].flatMap((section) => found.filter(({ of }) => sources[kind][section]?.includes(of))
    .map(({ of: _of, key, under, ...line }): Offer => ({ ...line, key: `${section}.${key}`, section, ...(under ? { under: `${section}.${under}` } : {}) })))
  return { plan: plan?.id ?? null, content, carer, offers, hash: createHash('sha256').update(JSON.stringify(offers)).digest('hex') }
}

async function linesOfRecord(tx: Tx, carer: Carer): Promise<Found[]> {
  const circle = await findCircle(tx, carer.id)
  const adult = carer.kind === 'young' ? await findNamedAdult(tx, carer.id) : null
  const plain = (of: Of, key: string, label: string | null, words: string | null): Found[] => words ? [{ of, key, label, words, quoted: false }] : []
  return [
    ...circle.relationships.filter(({ ended }) => ended === null).flatMap(({ id, personName, relation, kinship }) => [...plain('cared', `cared.${id}`, `${personName}:`, relation), ...plain('cared', `kinship.${id}`, say('line.kinship'), kinship && kinship.standing !== 'prefers-not' ? kinshipWords(kinship.standing) : null)]),
    ...plain('school', 'adult', adult && `${adult.name}:`, adult && (adult.knows ?? say('line.adult'))),
    ...circle.people.filter(({ leftOn }) => leftOn === null).flatMap(({ id, name, who, contact }) => [...plain('people', `person.${id}`, `${name}:`, who), ...plain('people', `contact.${id}`, `${name}:`, contact)]),
    ...plain('communicate', 'needs', null, carer.communicationNeeds), ...plain('communicate', 'language', say('line.language'), carer.language),
    ...plain('reach', 'preference', null, carer.contactPreference), ...plain('reach', 'phone', say('line.phone'), carer.phone),
    ...(tx.actor.kind === 'worker' ? plain('please', 'takeCare', null, carer.takeCare) : []),
  ]
}
