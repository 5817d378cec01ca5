/** A line that brings its own number, as platforms print them: “3.”, “#3”, “S3”. */
const ownNumber = /^\s*[#S]?\d+[.:)]?\s/

/** Whether every line of a strategy brings its own number, so that another one beside it would only confuse. */
export const bringsNumbers = (text: string): boolean => text.split('\n').every((line) => ownNumber.test(line))
