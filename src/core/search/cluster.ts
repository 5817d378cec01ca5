import type { clusterLetters } from '../choices.ts'

type Letter = (typeof clusterLetters)[number]

/**
 * What each letter of CLUSTER asks for and where it is usually found, after tables 4 and 5 of Booth et al. 2013
 * (doi 10.1186/1471-2288-13-118). `steps` are theirs.
 */
export const letterAsks: Readonly<Record<Letter, { steps: string; asks: string; where: string }>> = {
  citations: {
    steps: '1',
    asks: 'Agree on the key source, and go through what it cites.',
    where: 'Full text of the key source',
  },
  'lead authors': {
    steps: '2–4',
    asks: 'Look for what else its authors wrote: in its references, among the records that are here, on their pages and in repositories.',
    where: 'Google, institutional repository',
  },
  'unpublished materials': {
    steps: '7',
    asks: 'Ask the lead author for related, unpublished and grey work: reports, chapters, theses.',
    where: 'Letter to the authors',
  },
  'scholar searches': {
    steps: '5–6',
    asks: 'Look for what cites the key source, and for the name of the project.',
    where: 'Google Scholar',
  },
  theories: {
    steps: '8–10',
    asks: 'Follow the theories that the cluster names; look for each with the subject of the review.',
    where: 'Full texts of the cluster',
  },
  'early examples': {
    steps: '11',
    asks: 'Follow what the project itself goes back to: forerunners and pilots.',
    where: 'Full texts of the cluster',
  },
  'related projects': {
    steps: '12–13',
    asks: 'Look for projects that the cluster names, and for comparisons of them with this one.',
    where: 'Google Scholar, Web of Science',
  },
}

/** What a row of the worksheet is called until someone finds better words. */
export const letterTitle = (letter: Letter, of: string): string => {
  const titles: Record<Letter, string> = {
    citations: `What ${of} cites`,
    'lead authors': `What the authors of ${of} wrote besides`,
    'unpublished materials': `Unpublished work around ${of}`,
    'scholar searches': `What cites ${of}`,
    theories: `Theories named around ${of}`,
    'early examples': `What ${of} goes back to`,
    'related projects': `Projects related to ${of}`,
  }
  return titles[letter]
}
