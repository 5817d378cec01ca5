/**
 * What the form of a questionnaire does by itself: it checks what must be answered and saves the answers as a file. It is
 * the same for every questionnaire, so that a page can allow it by its hash (`formScriptHash`) and no other script.
 */
export const formScript = `'use strict'
const form = document.querySelector('form')
const about = JSON.parse(document.getElementById('about').textContent)
const trouble = document.getElementById('trouble')
const status = document.getElementById('status')
const items = [...form.querySelectorAll('[data-key]')]
const say = (item, words) => {
  const note = item.querySelector('.wrong')
  note.textContent = words
  note.hidden = words === ''
  for (const field of item.querySelectorAll('input, textarea'))
    if (words === '') field.removeAttribute('aria-invalid')
    else field.setAttribute('aria-invalid', 'true')
}
const read = (item) => {
  const kind = item.dataset.kind
  if (kind === 'scale' || kind === 'choice' || kind === 'several') {
    const chosen = [...item.querySelectorAll('input:checked')].map((field) => field.value)
    if (chosen.length === 0) return undefined
    return kind === 'scale' ? Number(chosen[0]) : kind === 'choice' ? chosen[0] : chosen
  }
  const field = item.querySelector('input, textarea')
  const words = field.value.trim()
  if (words === '') return field.validity.badInput ? { wrong: 'Write a number.' } : undefined
  if (kind !== 'number') return words
  const number = Number(words.replace(',', '.'))
  const { least, most } = item.dataset
  if (!Number.isFinite(number)) return { wrong: 'Write a number.' }
  if ((least !== undefined && number < Number(least)) || (most !== undefined && number > Number(most)))
    return { wrong: item.dataset.range }
  return number
}
const collect = () => {
  const answers = {}
  let first
  let wrong = 0
  for (const item of items) {
    const said = read(item)
    const words =
      said === undefined ? (item.dataset.must ? 'This needs an answer.' : '') : typeof said === 'object' && said.wrong ? said.wrong : ''
    say(item, words)
    if (words !== '') {
      wrong++
      first = first || item.querySelector('input, textarea')
    } else if (said !== undefined) answers[item.dataset.key] = said
  }
  trouble.hidden = wrong === 0
  trouble.textContent = wrong === 0 ? '' : wrong === 1 ? 'One question needs another look.' : wrong + ' questions need another look.'
  if (first) first.focus()
  return wrong === 0 ? answers : undefined
}
form.addEventListener('submit', (event) => {
  event.preventDefault()
  const answers = collect()
  if (!answers) return
  if (Object.keys(answers).length === 0) {
    trouble.hidden = false
    trouble.textContent = 'Nothing is answered yet.'
    return
  }
  const code = form.elements.namedItem('respondent')
  const told = { ...about, ...(code && code.value.trim() && { respondent: code.value.trim() }), answers }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(told, null, 1)], { type: 'application/json' }))
  link.download = 'answers.json'
  link.click()
  status.textContent = 'Your answers are saved as answers.json. Send that file to whoever asked you.'
})
for (const shown of document.querySelectorAll('.script')) shown.hidden = false
`

/** The SHA-256 of the script, as a content security policy names it; a test holds it to the script. */
export const formScriptHash = 'sha256-8GQxz9EvOBP8G1wYYLm93b1vt7rP7TnkoAtx2RK/eNI='
