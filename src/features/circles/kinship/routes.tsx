import { Hono } from 'hono'
import { nationOf } from '../../../frameworks/nations.ts'
import { dayAnswers } from '../../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../../kernel/http.tsx'
import { inTenant } from '../../../kernel/tenant.ts'
import { recordTrail } from '../../access/index.ts'
import { findSettingsOn } from '../../organisations/index.ts'
import { type Again, fillNew, keep, openToWrite, relationshipOf } from '../open-circle.ts'
import { KinshipForm } from '../schema.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { sayKinship } from './commands.ts'
import { KinshipPage } from './page.tsx'

export const kinship = new Hono<Env>()
const place = '/carers/:id/circle/relationships/:relationship/kinship'

kinship.get(place, (c) => showKinship(c))
kinship.post(place, async (c) => keep(c, await readForm(c, KinshipForm, english), (tx, form) => sayKinship(tx, idOf(c, 'id'), idOf(c, 'relationship'), form), (state) => showKinship(c, state)))

async function showKinship(c: Ctx, state?: Again): Promise<Response> {
  const opened = await openToWrite(c)
  const relationship = relationshipOf(c, opened)
  const { nation } = await inTenant(workerOf(c), (tx) => findSettingsOn(tx, opened.today))
  const filled = fillNew(state, ['id'], { standing: relationship.kinship?.standing ?? '', words: relationship.kinship?.words ?? '', ...dayAnswers('saidOn', opened.today) })
  const title = say('kinship.title', { person: relationship.personName })
  const frame = { title, place: '/carers', safetyHref: `/carers/${opened.carer.id}/concerns/new`, before: recordTrail(opened.carer, title), errors: Boolean(filled.errors) }
  return showPage(c, frame, <KinshipPage carer={opened.carer} filled={filled} relationship={relationship} nation={nationOf(nation?.words)} />, filled.errors ? 422 : 200)
}
