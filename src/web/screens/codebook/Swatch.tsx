import './swatch.css'

/** The colour of a code, beside its name; a ring where it has none. Only well-formed colours are drawn. */
export const Swatch = ({ colour }: { colour?: string | undefined }) => (
  <span
    className={colour && /^#[0-9a-f]{6}$/i.test(colour) ? 'swatch' : 'swatch none'}
    style={colour && /^#[0-9a-f]{6}$/i.test(colour) ? { background: colour } : undefined}
    aria-hidden="true"
  />
)
