import type { Access } from '../../src/features/access/policy.ts'
import { type Actor, type Role, systemActor, type WorkerActor } from '../../src/kernel/actor.ts'
import { readTree } from '../architecture/tree.ts'

/** One rule out of a policy file: its name, its room, and what its comment promises. */
export interface Policy { name: string; room: string; says: string; rule: (...asked: never[]) => unknown }

/** Every rule there is, in the order of the rooms' names. */
export async function findPolicies(): Promise<Policy[]> {
  const found: Policy[] = []
  for (const [file, text] of Object.entries(readTree('src/features')).filter(([name]) => name.endsWith('/policy.ts')).toSorted()) {
    const room = file.split('/')[2]!
    const rules = await import(`../../src/features/${room}/policy.ts`) as Record<string, Policy['rule']>
    for (const [, comment = '', name = ''] of text.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export function (\w+)/g)) {
      const words = comment.replace(/^\s*\*\s?/gm, '').replace(/\{@link (\w+)\}/g, '$1').trim()
      found.push({ name, room, says: (/^[^]*?[.?](?=\s|$)/.exec(words)?.[0] ?? words).replace(/\s+/g, ' '), rule: rules[name]! })
    }
  }
  return found
}

const organisation = '00000000-0000-7000-8000-000000000000'
const worker = (id: string, roles: Role[], teams: string[] = []): WorkerActor => ({ kind: 'worker', organisation, id, name: id, roles, teams })
const carer = (id: string): Actor => ({ kind: 'carer', organisation, id: `account of ${id}`, name: id, carer: id })

/** Everybody who may stand before a record, and what the page calls them. */
export const people: readonly [string, Actor][] = [
  ['own worker', worker('own', ['support worker'], ['ours'])],
  ['supervisor of their team', worker('supervisor', ['supervisor'], ['ours'])],
  ['another support worker', worker('other', ['support worker'], ['theirs'])],
  ['another supervisor', worker('other supervisor', ['supervisor'], ['theirs'])],
  ['evaluator', worker('evaluator', ['evaluator'], ['ours'])],
  ['administrator', worker('administrator', ['administrator'], ['ours'])],
  ['the carer', carer('she')],
  ['another carer', carer('somebody else')],
]

const plain: Access = { carer: 'she', ownWorkers: ['own'], ownTeams: ['ours'], refused: [], restrictedTo: null, reasonToday: [], openedNow: [], coverAllowed: true }
const everybody = people.flatMap(([, { id }]) => id ?? [])

/** How a record may stand. */
export const situations: readonly [string, Access][] = [
  ['as it usually is', plain],
  ['the organisation lets nobody read with a reason', { ...plain, coverAllowed: false }],
  ['they gave a reason today', { ...plain, reasonToday: everybody }],
  ['they gave a reason, and the organisation no longer allows it', { ...plain, reasonToday: everybody, coverAllowed: false }],
  ['they opened it in an emergency, less than four hours ago', { ...plain, openedNow: everybody }],
  ['the carer said “not this worker” of them', { ...plain, refused: everybody, reasonToday: everybody, openedNow: everybody }],
  ['nobody works with the carer', { ...plain, ownWorkers: [], ownTeams: [] }],
  ['restricted, and it names them', { ...plain, restrictedTo: everybody }],
  ['kept and not used for now', { ...plain, still: [] }],
  ['kept and not used, and they gave a reason today', { ...plain, still: everybody }],
  ['restricted, and it does not name them', { ...plain, restrictedTo: ['one more'], reasonToday: everybody, openedNow: everybody }],
]

const ofRoles: readonly [string, Actor][] = [
  ...(['support worker', 'supervisor', 'evaluator', 'administrator'] as const).map((role): [string, Actor] => [role, worker(role, [role])]),
  ['no role', worker('nobody', [])], ['a carer', carer('she')], ['Lilypad itself', systemActor(organisation)],
]

type Row = [string, boolean[]]
const table = (corner: string, columns: readonly string[], rows: readonly Row[]) =>
  [`| ${corner} | ${columns.join(' | ')} |`, `|${'---|'.repeat(columns.length + 1)}`, ...rows.map(([name, cells]) => `| ${name} | ${cells.map((yes) => yes ? 'yes' : '–').join(' | ')} |`)].join('\n')

/** What a rule about records is asked besides the person and the record, one way of asking a line. */
const alsoAsked: Readonly<Record<string, readonly [string, unknown[]][]>> = {
  mayName: [['somebody else', ['one more']]],
  mayAnswerPromise: [['what the carer promised herself', ['carer']], ['what somebody else promised', ['family']]],
  maySeeOpening: [['opened by somebody else', ['one more']]],
  mayReadPlan: [['agreed', [{ agreed: true }]], ['not agreed yet', [{ agreed: false }]]],
  maySayHappened: [['agreed', [{ agreed: true }]], ['not agreed yet', [{ agreed: false }]]],
  mayRemark: [['agreed', [{ agreed: true }]], ['not agreed yet', [{ agreed: false }]]],
  mayReadEmergencyPlan: [['agreed', [{ agreed: true }]], ['not agreed yet', [{ agreed: false }]]],
  mayRemarkOnEmergencyPlan: [['agreed', [{ agreed: true }]], ['not agreed yet', [{ agreed: false }]]],
  mayReadDifference: [['for own workers', [{ reach: 'own' }]], ['for all who read the record', [{ reach: 'record' }]]],
  mayReadGiven: [['in the record', [{ reach: 'record' }]], ['kept to herself', [{ reach: 'hers' }]]],
  mayReadCopy: [['in the record', [{ reach: 'record' }]], ['kept to herself', [{ reach: 'hers' }]]],
  maySignDisposal: [['somebody else signed first', ['one more']]],
  mayPrepareCopy: [['nothing is kept from them', [[]]], ['something in it is kept from them', [everybody]]],
  mayReadPrepared: [['they are there in the talk', [everybody]], ['they are not there', [[]]]],
  mayReadListening: [['they were not at the talk', [{ workers: ['one more'] }]], ['they were at the talk', [{ workers: everybody }]]],
  mayReadPassage: [
    ['as it comes; they heard it', [{ reach: 'heard' }, everybody]], ['as it comes; they did not hear it', [{ reach: 'heard' }, []]],
    ['all who may read this record; they did not hear it', [{ reach: 'record' }, []]],
    ['for this conversation only; they heard it', [{ reach: 'here' }, everybody]], ['for this conversation only; they did not hear it', [{ reach: 'here' }, []]],
  ],
}

/** Rules that ask who somebody is, and the record; and rules that ask who somebody is, and nothing more. */
const aboutRecords = [
  'mayKnowCarer', 'isOwnWorker', 'mayReadCarer', 'mayWriteCarer', 'mayGiveReason', 'mayOpenInEmergency', 'mayAllocate', 'mayBeFirstWorker', 'mayName', 'maySeeNamings', 'mayRestrict', 'isStill', 'mayKeepStill', 'mayReadOwnRecord',
  'mayNamePromise', 'mayAnswerPromise', 'mayReadCircle', 'mayWriteConcern', 'mayReadPassage', 'maySeeOpening', 'mayReadPermissions', 'mayReadPlan', 'mayReadGiven', 'mayWritePlan', 'mayRemark', 'maySayHappened', 'mayAnswerRemark', 'mayNamePlan', 'mayReadEmergencyPlan', 'mayWriteEmergencyPlan', 'mayRemarkOnEmergencyPlan', 'mayReadListening', 'mayReadTimescales', 'mayWriteTimescales', 'mayReadDifference', 'mayReadPrepared', 'mayReadCopy', 'mayMakeCopy', 'mayReadLinkedPlans', 'mayLinkPlans', 'mayNameAdult', 'mayHandleRequests', 'mayPrepareCopy', 'mayAskOfOwn', 'mayKeepRecord', 'maySignDisposal',
]
const aboutRoles = ['mayOpenAccount', 'mayRegisterCarer', 'mayFindCarers', 'mayFindWords', 'mayAskCoach', 'mayLearn', 'mayMakeLenses', 'mayReadLenses', 'mayReadCards', 'mayWordCards', 'mayRunOrganisation', 'mayReadBackups', 'mayHaveDay', 'mayRunPeople', 'mayWishReminders', 'maySetRetention', 'maySeeDisposals']
const aboutConcerns = ['mayReadConcern', 'mayKnowWhose', 'mayAddToConcern']
/** Rules that do not ask who somebody is, each told in its own words. */
const aboutThings = ['mayChangeAccount', 'maySetUpSecondStep', 'mayRemoveSecondStep', 'mayKeepPasskeys', 'mayRemovePasskey', 'mayConnect', 'mayWritePage', 'canBeNamed', 'mayBecome', 'mayLeavePage', 'mayReachCopy', 'mayLift', 'mayReadOut', 'isSaid', 'mayQuote', 'mayBeVerbatim', 'isLive', 'mayReadCertificate']

/** Rules that the page would not tell of. */
export function untold(policies: readonly Policy[]): string[] {
  return policies.map(({ name }) => name).filter((name) => ![...aboutRecords, ...aboutRoles, ...aboutConcerns, ...aboutThings].includes(name))
}

const ask = ({ rule }: Policy, ...asked: unknown[]) => (rule as (...all: unknown[]) => unknown)(...asked) === true

function recordRule(policy: Policy): string {
  const rows = (alsoAsked[policy.name] ?? [['', []]]).flatMap(([how, more]) => {
    const all = situations.map(([name, access]): Row => [[how, name].filter(Boolean).join('; '), people.map(([, actor]) => ask(policy, actor, access, ...more))])
    // A situation that changes nothing need not be read.
    return all.filter(([, cells], at) => at === 0 || cells.join() !== all[0]![1].join())
  })
  return `### ${policy.says}\n\n\`${policy.name}\` in \`src/features/${policy.room}/policy.ts\`\n\n${table('', people.map(([name]) => name), rows)}`
}

function concernRule(policy: Policy): string {
  const walls = { author: 'nobody', named: [] as string[], restrictedTo: null as string[] | null }
  const rows: [string, (id: string) => typeof walls][] = [
    ['they wrote it', (id) => ({ ...walls, author: id })], ['it names them', (id) => ({ ...walls, named: [id] })], ['neither', () => walls],
    ['they wrote it; the record is restricted and does not name them', (id) => ({ ...walls, author: id, restrictedTo: [] })],
    ['it names them; the record is restricted and does not name them', (id) => ({ ...walls, named: [id], restrictedTo: [] })],
    ['it names them; the record is restricted and names them too', (id) => ({ ...walls, named: [id], restrictedTo: [id] })],
  ]
  const columns = ofRoles.filter(([, { id }]) => id !== null)
  return `### ${policy.says}\n\n\`${policy.name}\` in \`src/features/${policy.room}/policy.ts\`\n\n${table('', columns.map(([name]) => name), rows.map(([name, make]) => [name, columns.map(([, actor]) => ask(policy, actor, make(actor.id!)))]))}`
}

/** The tables of docs/using/who-may.md, by asking every rule about everybody. */
export function tellWhoMay(policies: readonly Policy[]): string {
  const those = (names: readonly string[]) => names.flatMap((name) => policies.find((one) => one.name === name) ?? [])
  return [
    '## Records', 'Where a line is missing, the answer is that of the first line.', ...those(aboutRecords).map(recordRule),
    '## Concerns', ...those(aboutConcerns).map(concernRule),
    '## By role alone', table('', ofRoles.map(([name]) => name), those(aboutRoles).map((policy) => [`${policy.says} \`${policy.name}\``, ofRoles.map(([, actor]) => ask(policy, actor))])),
    '## Rules about words and things', ...those(aboutThings).map((policy) => `- ${policy.says} \`${policy.name}\` in \`src/features/${policy.room}/policy.ts\``),
  ].reduce((page, part) => page + (part.startsWith('- ') && page.split('\n').at(-1)!.startsWith('- ') ? '\n' : '\n\n') + part, '').trim()
}
