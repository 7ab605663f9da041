// The patterns and rules are those of ajv-formats (MIT licence, copyright Evgeny Poberezkin).

/** A format of strings or numbers. */
export interface Format {
  readonly type: 'string' | 'number'
  readonly accepts: (value: never) => boolean
}

/** Returns a format. @throws TypeError if the format is not known */
export function formatNamed(name: string): Format {
  const format = FORMATS[name]
  if (!format) throw new TypeError(`src/engine/closed/formats.ts does not know the format "${name}" of a spec`)
  return format
}

function matching(pattern: RegExp): Format {
  return { type: 'string', accepts: (text: string) => pattern.test(text) }
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Checks a full date of RFC 3339. */
function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day >= 1 && day <= (month === 2 && isLeapYear ? 29 : (DAYS[month - 1] ?? 0))
}

const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i

/** Checks a time with its offset (RFC 3339). A leap second is valid at the end of a day in UTC. */
function isTime(text: string): boolean {
  const match = TIME.exec(text)
  if (!match) return false
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const sign = match[4] === '-' ? -1 : 1
  const [offsetHour, offsetMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)]
  if (offsetHour > 23 || offsetMinute > 59) return false
  if (hour <= 23 && minute <= 59 && second < 60) return true
  const utcMinute = minute - offsetMinute * sign
  const utcHour = hour - offsetHour * sign - (utcMinute < 0 ? 1 : 0)
  return (utcHour === 23 || utcHour === -1) && (utcMinute === 59 || utcMinute === -1) && second < 61
}

/** The usual spelling of a date-time, which most records have twice. */
const USUAL_DATE_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/

function isDateTime(text: string): boolean {
  if (USUAL_DATE_TIME.test(text)) return true
  const [date, time, more] = text.split(/t|\s/i)
  return date !== undefined && time !== undefined && more === undefined && isDate(date) && isTime(time)
}

/** Grammar of URIs (RFC 3986), in pieces that are combined without spaces. */
const HEX = '[0-9a-f]{1,4}'
const OCTET = '(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)'
const IPV4 = `(?:${OCTET}\\.){3}${OCTET}`
const LAST32 = `(?:${HEX}:${HEX}|${IPV4})`
const IPV6 = [
  `(?:(?:(?:${HEX}:){6}`,
  `::(?:${HEX}:){5}`,
  `(?:${HEX})?::(?:${HEX}:){4}`,
  `(?:(?:${HEX}:){0,1}${HEX})?::(?:${HEX}:){3}`,
  `(?:(?:${HEX}:){0,2}${HEX})?::(?:${HEX}:){2}`,
  `(?:(?:${HEX}:){0,3}${HEX})?::${HEX}:`,
  `(?:(?:${HEX}:){0,4}${HEX})?::)${LAST32}`,
  `(?:(?:${HEX}:){0,5}${HEX})?::${HEX}`,
  `(?:(?:${HEX}:){0,6}${HEX})?::)`,
].join('|')
const ESCAPED = '%[0-9a-f]{2}'

/** Returns the part of a URI after its scheme. @param quote a character that only URI references may contain */
function hierarchy(quote: '"' | ''): { readonly start: string; readonly end: string; readonly char: string } {
  const plain = `a-z0-9\\-._~!$&'${quote}()*+,;=`
  const char = `(?:[${plain}:@]|${ESCAPED})`
  const path = `(?:\\/${char}*)*`
  const user = `(?:(?:[a-z0-9\\-._~!$&'()*+,;=:]|${ESCAPED})*@)?`
  const address = `\\[(?:${IPV6}|[Vv][0-9a-f]+\\.[a-z0-9\\-._~!$&'()*+,;=:]+)\\]`
  const host = `(?:${address}|${IPV4}|(?:[${plain}]|${ESCAPED})*)`
  const authority = `\\/?\\/${user}${host}(?::\\d*)?${path}`
  return {
    start: `(?:${authority}|\\/(?:${char}+${path})?|${char}+${path})`,
    end: ['\\?', '#'].map((mark) => `(?:${mark}(?:[${plain}:@/?]|${ESCAPED})*)?`).join(''),
    char,
  }
}

const SCHEME = '(?:[a-z][a-z0-9+\\-.]*:)'
const uri = hierarchy('')
const URI = new RegExp(`^${SCHEME}${uri.start}${uri.end}$`, 'i')

/** Grammar of a URI reference. The first alternative is an absolute path, which nearly every link is: it is faster. */
const reference = hierarchy('"')
const pathChar = "[\\w.~!$&'()*+,;=:@/-]|%[\\da-f]{2}"
const URI_REFERENCE = new RegExp(
  `^\\/(?!\\/)(?:${pathChar})*(?:\\?(?:${pathChar}|\\?)*)?$|^${SCHEME}?${reference.start}?${reference.end}$`,
  'i',
)

const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i

const FORMATS: Readonly<Record<string, Format>> = {
  date: { type: 'string', accepts: isDate },
  'date-time': { type: 'string', accepts: isDateTime },
  email: matching(EMAIL),
  uri: { type: 'string', accepts: (text: string) => /\/|:/.test(text) && URI.test(text) },
  'uri-reference': matching(URI_REFERENCE),
  uuid: matching(/^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i),
  int32: {
    type: 'number',
    accepts: (value: number) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  },
  // Formats that describe a string without restricting it.
  password: { type: 'string', accepts: () => true },
  binary: { type: 'string', accepts: () => true },
}
