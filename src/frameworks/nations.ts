import { bankHolidays } from './bank-holidays.ts'
import type { Holidays } from '../kernel/working-days.ts'
import type { PackId } from './packs/index.ts'

/** Whose law holds where an organisation works. */
export const nationIds = ['scotland', 'england', 'wales', 'elsewhere'] as const
export type NationId = (typeof nationIds)[number]

export interface Nation {
  /** Days on which nobody works, besides weekends. */
  holidays: Holidays
  /** As what a plan is checked unless somebody says otherwise. */
  usual: { adult: PackId; young: PackId }
}

export const nations: Readonly<Record<NationId, Nation>> = {
  scotland: { holidays: bankHolidays.scotland, usual: { adult: 'scotland-adult', young: 'scotland-young' } },
  england: { holidays: bankHolidays.england, usual: { adult: 'england-adult', young: 'england-young' } },
  wales: { holidays: bankHolidays.wales, usual: { adult: 'wales-adult', young: 'wales-young' } },
  elsewhere: { holidays: { yearly: [], once: [], notOn: [] }, usual: { adult: 'simple', young: 'simple' } },
}

/** The nation by what an organisation settled; Scotland, where Lilypad began, as long as nothing is. */
export function nationOf(settled: string | undefined): NationId {
  return nationIds.find((one) => one === settled) ?? 'scotland'
}
