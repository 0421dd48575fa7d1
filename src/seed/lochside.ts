import type { StoryWorld } from './story.ts'
import { ashaMenon } from './stories/asha-menon.ts'
import { devKerr } from './stories/dev-kerr.ts'
import { dougieRae } from './stories/dougie-rae.ts'
import { effieMacArthur } from './stories/effie-macarthur.ts'
import { faridaAziz } from './stories/farida-aziz.ts'
import { gregorLamont } from './stories/gregor-lamont.ts'
import { iainGow } from './stories/iain-gow.ts'
import { jeanOrr } from './stories/jean-orr.ts'
import { kevinStrachan } from './stories/kevin-strachan.ts'
import { kirstyBuchanan } from './stories/kirsty-buchanan.ts'
import { mags } from './stories/mags.ts'
import { moiraMacLean } from './stories/moira-maclean.ts'
import { neilCampbell } from './stories/neil-campbell.ts'
import { renaDocherty } from './stories/rena-docherty.ts'
import { tamOrr } from './stories/tam-orr.ts'
import { bethanRees } from './stories/bethan-rees.ts'
import { gethinParry } from './stories/gethin-parry.ts'
import { wilfDodds } from './stories/wilf-dodds.ts'
import { ingridLund } from './stories/ingrid-lund.ts'
import { oliveTranter } from './stories/olive-tranter.ts'
import { wulliePaterson } from './stories/wullie-paterson.ts'

/** Lochside Carers Centre: the demo organisation, told as its own workers would remember it. Everyone is invented. */
export const lochside: StoryWorld = {
  organisation: {
    key: 'lochside',
    name: 'Lochside Carers Centre',
    phone: '01631 555 0100',
    address: '3 Shore Street, Oban, PA34 4LX',
    safeguarding:
      'If somebody is in danger now, ring 999. Otherwise tell Morag Sinclair the same day on 01631 555 0101; if she is away, ring the duty social worker on 01631 555 0190. Tell the person what you are doing unless that would put them at risk.',
    keeps: [{ key: 'referral', daysAgo: 300, by: 'fiona-macdougall', kind: 'referral', trigger: 'last-contact', years: 1, why: 'The trustees settled it: somebody who only rang may ring again within the year.' }],
  },
  workers: [
    { key: 'jo-reid', name: 'Jo Reid', roles: ['support worker'], team: 'Oban and Lorn', signInLink: true },
    { key: 'sam-ure', name: 'Sam Ure', roles: ['support worker'], team: 'Oban and Lorn', signInLink: true },
    { key: 'catriona-macphee', name: 'Catriona MacPhee', roles: ['support worker'], team: 'Oban and Lorn' },
    { key: 'morag-sinclair', name: 'Morag Sinclair', roles: ['supervisor'], team: 'Oban and Lorn', signInLink: true },
    { key: 'ruaridh-bell', name: 'Ruaridh Bell', roles: ['evaluator'], team: 'Office', signInLink: true },
    { key: 'fiona-macdougall', name: 'Fiona MacDougall', roles: ['administrator'], team: 'Office', signInLink: true },
  ],
  carerLink: 'asha-menon',
  carers: [
    ashaMenon,
    iainGow,
    moiraMacLean,
    devKerr,
    kirstyBuchanan,
    faridaAziz,
    tamOrr,
    jeanOrr,
    renaDocherty,
    neilCampbell,
    kevinStrachan,
    effieMacArthur,
    wulliePaterson,
    gregorLamont,
    mags,
    ingridLund,
    oliveTranter,
    bethanRees,
    gethinParry,
    wilfDodds,
    dougieRae,
  ],
}
