/**
 * Words that join others and say nothing of a subject. They count as words like any other; but two telling words with
 * only such between them are a pair too ("education of children", "education for children").
 */
export const stopWords =
  `a about after all also among an and any are as at be been before between both but by can could did do does during each
for from had has have how if in into is it its may more most no not of on only or other our out over so some such than
that the their them then there these they this those through to under very was we were what when where which while who
will with within without would`.split(/\s+/)
