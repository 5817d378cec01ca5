import { type KeyboardEvent, useId } from 'react'
import type { Mark, Scene } from '../../core/diagram/scene.ts'
import { figureRules } from '../../core/diagram/style.ts'
import type { Id } from '../../core/ids.ts'
import { useFollowing } from './following.ts'
import { inPlace } from './in-place.ts'

const rules = new CSSStyleSheet()
rules.replaceSync(figureRules((name) => `var(--${name})`))
document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules]

type GroupMark = Extract<Mark, { as: 'group' }>

interface Props {
  scene: Scene
  /** Makes the marks of a thing links to it. */
  onPick?: ((id: Id) => void) | undefined
  /** Its widest width in pixels; without it, the scene's own. */
  widest?: number
  /** What hangs together is followed by pointer and keys: one line of it is lit, the rest fades. */
  follow?: boolean
}

/** A scene of core/diagram as SVG. It shrinks with the page; its text for those who do not see it goes along. */
export function Figure({ scene, onPick, widest = scene.width, follow = false }: Props) {
  const id = useId()
  const svg = useFollowing(scene, follow)
  return (
    <svg
      ref={svg}
      className="fig"
      role={onPick ? 'group' : 'img'}
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      style={{ maxWidth: widest }}
    >
      <title id={`${id}-title`}>{scene.title}</title>
      <desc id={`${id}-desc`}>{scene.desc}</desc>
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="paper" d="M0 0H6V6H0Z" />
          <path className="hatch" d="M1.5 0V6" />
        </pattern>
        {['thread', 'loop'].map((line) => (
          <marker
            key={line}
            id={`${id}-${line}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path className={line} d="M1 1 7 4 1 7" />
          </marker>
        ))}
      </defs>
      <Marks marks={scene.marks} id={id} onPick={onPick} />
    </svg>
  )
}

function Marks({ marks, id, onPick }: { marks: Mark[]; id: string; onPick: Props['onPick'] }) {
  // The blanks part the words of one mark from the next for those who hear them; nothing is drawn for them.
  return inPlace(marks, (mark) => (
    <>
      <One mark={mark} id={id} onPick={onPick} />{' '}
    </>
  ))
}

function One({ mark, id, onPick }: { mark: Mark; id: string; onPick: Props['onPick'] }) {
  if (mark.as === 'group') return <Group mark={mark} id={id} onPick={onPick} />
  const className = mark.look.join(' ')
  const fill = mark.look.includes('hatched') ? `url(#${id}-hatch)` : undefined
  switch (mark.as) {
    case 'rect': {
      const { x, y, width, height, round } = mark
      return <rect className={className} fill={fill} x={x} y={y} width={width} height={height} rx={round} />
    }
    case 'circle':
      return <circle className={className} fill={fill} cx={mark.x} cy={mark.y} r={mark.r} />
    case 'path': {
      const head = mark.arrow ? `url(#${id}-${mark.look.includes('loop') ? 'loop' : 'thread'})` : undefined
      return <path className={className} fill={fill} d={mark.d} markerEnd={head} />
    }
    case 'text':
      return (
        <text className={className} x={mark.x} y={mark.y} textAnchor={mark.anchor}>
          {inPlace(mark.lines, (words, i) => (
            <tspan x={mark.x} dy={i === 0 ? undefined : (mark.leading ?? 16)}>
              {words}
              {mark.anchor === undefined && ' '}
            </tspan>
          ))}
        </text>
      )
  }
}

function Group({ mark, id, onPick }: { mark: GroupMark; id: string; onPick: Props['onPick'] }) {
  const { ref, label } = mark
  const inner = <Marks marks={mark.marks} id={id} onPick={onPick} />
  // What holds other things to pick is not picked itself: a button cannot hold buttons.
  if (!ref || !onPick || mark.marks.some(holdsThing))
    return (
      <g {...strandOf(mark)}>
        {label && <title>{label}</title>}
        {inner}
      </g>
    )
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onPick(ref)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      role="button"
      tabIndex={0}
      className="pick"
      {...strandOf(mark)}
      aria-label={nameOf(mark) || ref}
      onClick={() => onPick(ref)}
      onKeyDown={press}
    >
      {inner}
    </g>
  )
}

/** Where a group hangs in what is followed: `useFollowing` reads it. */
const strandOf = ({ strand }: GroupMark) =>
  !strand ? {} : 'node' in strand ? { 'data-node': strand.node } : { 'data-from': strand.from, 'data-to': strand.to }

const holdsThing = (mark: Mark): boolean =>
  mark.as === 'group' && (mark.ref !== undefined || mark.marks.some(holdsThing))

/** What a thing is called aloud: its label, with the words that are seen, so that it can be named by either. */
function nameOf(mark: GroupMark): string {
  const seen = mark.marks.flatMap(linesOf).join(' ')
  const { label = '' } = mark
  const within = (words: string, all: string) => all.toLowerCase().includes(words.toLowerCase())
  if (within(seen, label)) return label
  return within(label, seen) ? seen : `${label}: ${seen}`
}

const linesOf = (mark: Mark): string[] =>
  mark.as === 'text' ? mark.lines : mark.as === 'group' ? mark.marks.flatMap(linesOf) : []
