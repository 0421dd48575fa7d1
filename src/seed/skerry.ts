import type { StoryWorld } from './story.ts'
import { ellieMacNeill } from './stories/ellie-macneill.ts'
import { ruariBrown } from './stories/ruari-brown.ts'

/** The second, small organisation. It is here so that the walls between two organisations can be seen to stand. */
export const skerry: StoryWorld = {
  organisation: {
    key: 'skerry',
    name: 'Skerryvore Young Carers',
    phone: '01632 960100',
    address: 'The Old Manse, Pier Road, Skerry, PA34 4UH',
    safeguarding:
      'If somebody is in danger now, ring 999. Otherwise tell Calum Kennedy the same day on 01632 960101, or the duty social worker on 01632 960190. Tell the young person first, unless that would put them at risk.',
  },
  workers: [
    { key: 'una-macphail', name: 'Una MacPhail', roles: ['support worker', 'administrator'], team: 'The islands', signInLink: true },
    { key: 'calum-kennedy', name: 'Calum Kennedy', roles: ['support worker', 'supervisor'], team: 'The islands', signInLink: true },
  ],
  carerLink: 'ellie-macneill',
  carers: [ellieMacNeill, ruariBrown],
}
