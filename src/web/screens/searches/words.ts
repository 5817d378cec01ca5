const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date as exact as it is known: 2017-03-09 is "9 Mar 2017", 2017-03 is "Mar 2017". */
export function dateWords(on: string): string {
  const [year, month, day] = on.split('-')
  return [day && String(Number(day)), month && months[Number(month) - 1], year].filter(Boolean).join(' ')
}

/** Today, as a search log has it: by the clock on the wall. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A whole number as people write it, "1,234" too. Null for nothing, undefined for what is none. */
export function countFrom(text: string): number | null | undefined {
  const plain = text.trim().replace(/(?<=\d)[,\u00a0\u202f ](?=\d{3}\b)/g, '')
  if (plain === '') return null
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined
}

/** A date as exact as it is known. Null for nothing, undefined for what is none. */
export function dateFrom(text: string): string | null | undefined {
  const plain = text.trim()
  if (plain === '') return null
  const [, year, month = '01', day = '01'] = /^([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(plain) ?? []
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return year && !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) ? plain : undefined
}
