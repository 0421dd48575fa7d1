export interface Named { callName: string; fullName: string | null; initials: string | null }

/** How a person is called on a page: the initials of her own choosing when her record is restricted, else her name. */
export function nameToShow({ callName, fullName, initials }: Named): string {
  if (initials !== null) return initials
  if (fullName === null) return callName
  const begins = `${fullName} `.toLocaleLowerCase('en').startsWith(`${callName} `.toLocaleLowerCase('en'))
  return begins ? fullName : `${callName} (${fullName})`
}
