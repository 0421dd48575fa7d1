/** The door of the room of how a carer came, what was offered, and whether support goes on. */
export { answerOffer, carryContacts, offerPlan, recordContact, turnSpell } from './commands.ts'
export { type Contact, type ContactSummary, findContactSummary, findOffers, findSpell, type Offer, type Spell } from './queries.ts'
export { contacts } from './routes.tsx'
export { ContactsSection, saySpell } from './views.tsx'
