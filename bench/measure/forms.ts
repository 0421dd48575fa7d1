const decode = (text: string) => text.replace(/&(?:amp|quot|lt|gt|#39|#x27);/g, (one) => ({ '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>' })[one] ?? "'")
const attribute = (tag: string, name: string) => { const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]; return found === undefined ? undefined : decode(found) }

/** The first form of a page that is sent to such an address, with everything in it as a browser would send it. */
export function formOf(html: string, action: RegExp): { action: string; fields: URLSearchParams } {
  for (const [whole, open = ''] of html.matchAll(/<form([^>]*)>[\s\S]*?<\/form>/g)) {
    const to = attribute(open, 'action') ?? ''
    if (!action.test(to)) continue
    const fields = new URLSearchParams()
    for (const [tag] of whole.matchAll(/<input[^>]*>/g)) {
      const [name, type, value] = [attribute(tag, 'name'), attribute(tag, 'type') ?? 'text', attribute(tag, 'value') ?? '']
      if (!name || ['submit', 'file'].includes(type) || (['radio', 'checkbox'].includes(type) && !/\schecked/.test(tag))) continue
      fields.append(name, value)
    }
    for (const [, tag = '', text = ''] of whole.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) if (attribute(tag, 'name')) fields.append(attribute(tag, 'name')!, decode(text))
    for (const [, tag = '', options = ''] of whole.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
      const chosen = /<option[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? ''
      if (attribute(tag, 'name')) fields.append(attribute(tag, 'name')!, attribute(chosen, 'value') ?? '')
    }
    return { action: to, fields }
  }
  throw new Error(`There is no form on the page that goes to ${action}.`)
}
