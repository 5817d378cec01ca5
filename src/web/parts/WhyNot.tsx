import type { Refused } from '../api.ts'

/** A refusal, or words of the screen's own. */
export type Wrong = Pick<Refused, 'message' | 'hint'> | string

/** Why something was not done, and what to do about it: read out at once. Nothing where nothing was refused. */
export const WhyNot = ({ of }: { of: Wrong | undefined }) =>
  of ? (
    <p className="err" role="alert">
      {typeof of === 'string' ? of : `${of.message} ${of.hint}`}
    </p>
  ) : null
