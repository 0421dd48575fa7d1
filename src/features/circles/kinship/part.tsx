import { type KinshipCode, kinshipStandings } from '../../../frameworks/kinship.ts'
import { sayDay } from '../../../kernel/dates.ts'
import { Quiet } from '../../../kernel/ui/index.ts'
import type { Kinship } from '../queries.ts'
import { say } from '../words.ts'

/** "A kinship care order": how it stands in law, in a few words that may stand on a plan. */
export const kinshipWords = (code: KinshipCode) => say(`kinship.${code}`)

interface PartProps { kinship: Kinship | null; earlier: readonly Kinship[]; person: string; href: string; today: string; mayWrite: boolean }

/** On the circle: how it stands, since when it was said, what is to be minded, and what was said before. */
export function KinshipPart({ kinship, earlier, person, href, today, mayWrite }: PartProps) {
  if (!kinship) return mayWrite ? <p><a href={href}>{say('kinship.add', { person })}</a></p> : null
  const rule = kinshipStandings.find(({ code }) => code === kinship.standing)
  return (
    <>
      <h3>{say('kinship.heading')}</h3>
      <p><b>{kinshipWords(kinship.standing)}</b>{kinship.words && <>. <span dir="auto">{kinship.words}</span></>}</p>
      <Quiet>
        {say('saidOn', { on: sayDay(kinship.saidOn, today) })}{rule?.source && ` ${rule.source}${rule.read ? '.' : `; ${say('kinship.unread')}.`}`}
        {mayWrite && <> · <a href={href}>{say('sayNew')}<span class="govuk-visually-hidden">{say('say.what', { what: say('kinship.heading'), person })}</span></a></>}
      </Quiet>
      <p>{say('kinship.share', { person })}</p>
      {earlier.length > 0 && <Quiet>{say('kinship.before')} {earlier.map((one) => `${kinshipWords(one.standing)}, ${sayDay(one.saidOn, today)}`).join('; ')}</Quiet>}
    </>
  )
}
