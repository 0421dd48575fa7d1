export function ContactsSection() { return null }
