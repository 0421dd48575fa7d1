/**
 * What would make people look at a plan again before its day. The law asks on what occasion a plan is looked at again (Carers (Scotland) Act
 * 2016, ss.9(1)(l) and 15(1)(m)) and lists none; going home from hospital is a moment at which carers must be asked (s.28). The rest of
 * the list is ours. The carer's own words always stand beside it.
 */
export const triggerKinds = ['hospital', 'health', 'asks', 'move', 'death', 'school'] as const
export type TriggerKind = (typeof triggerKinds)[number]

/** What is said to have happened: one of those, or something else that the words tell. */
export const happeningKinds = [...triggerKinds, 'other'] as const
export type HappeningKind = (typeof happeningKinds)[number]
