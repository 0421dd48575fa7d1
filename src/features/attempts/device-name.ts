const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'], [/\bVersion\/.*Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'], [/\biPad\b/, 'iPad'], [/\bAndroid\b/, 'Android'], [/\bWindows\b/, 'Windows'], [/\bMac OS X\b/, 'Mac'], [/\bCrOS\b/, 'Chromebook'], [/\bLinux\b/, 'Linux'],
]

/** What a browser says it is, in words that its owner would use: "Firefox, Windows". Nothing where it says nothing we know. */
export function nameDevice(userAgent: string | undefined): string | null {
  const named = [browsers, systems].flatMap((list) => list.find(([pattern]) => pattern.test((userAgent ?? '').slice(0, 500)))?.[1] ?? [])
  return named.length > 0 ? named.join(', ') : null
}
