/** What must be known of two views to say whether they may be read out. */
export interface ViewsFacts { reach: 'own' | 'record'; views: readonly { voice: string; name: string }[] }

/**
 * May these views be read out at the table? When everybody whose view it is was at the talk; or when they were opened to all who
 * read the record and none is a child's (law 3: a child's words in someone else's talk are never shown to one who was not in the room).
 */
export function mayReadOut(difference: ViewsFacts, there: readonly { voice: string; name: string }[]): boolean {
  const allThere = difference.views.every((view) => there.some((one) => one.voice === view.voice && one.name === view.name))
  return (allThere && there.some((one) => one.voice === 'carer')) || (difference.reach === 'record' && difference.views.every((view) => view.voice !== 'young-person'))
}
