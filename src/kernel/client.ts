import { isIP } from 'node:net'

/**
 * The network address that a request comes from, as far as it can be believed: that of the connection, or, behind so many proxies
 * of our own, the one that the outermost of them wrote down. What anybody further out wrote into `X-Forwarded-For` is not believed.
 * Of an IPv6 address the first half, since whoever has one has all that begin so. `unknown` where there is no connection.
 */
export function clientAddress(connection: string | undefined, forwarded: string | undefined, proxies: number): string {
  const written = proxies === 0 ? [] : (forwarded ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '')
  const way = [...written.slice(-proxies), connection ?? '']
  return plainAddress(way[0]!)
}

function plainAddress(text: string): string {
  const bare = text.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  const address = isIP(bare) === 0 ? bare.replace(/:\d+$/, '') : bare
  if (isIP(address) === 4) return address
  if (isIP(address) !== 6) return 'unknown'
  const [left = '', right] = address.toLowerCase().split('::')
  const parts = (half: string) => half.split(':').filter((part) => part !== '')
  const head = right === undefined ? parts(left) : [...parts(left), ...Array<string>(Math.max(0, 8 - parts(left).length - parts(right).length)).fill('0'), ...parts(right)]
  return `${head.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
