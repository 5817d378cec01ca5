import { expect, test } from 'vitest'
import { references } from '../../../../test/support/records.ts'

test('references as Ovid saves them as text', () => {
  const text = `<1>
Accession Number
  01445406-201509000-00006.
Author
  Kohler, Lars 1;  van Vugt, Arie MD, PhD *;  Hauck, Markus RN; PhD; FAAN 1
Title
  Cloud water in the Harz Mountains, Germany.[Article]
Source
  Ecohydrology.   8(6):1048-1064, September 2015.
Abstract
  Lorem ipsum.
Author Keywords
  alpine treeline;  canopy cover.
References
  Aber JD. 1989. Nitrogen saturation. Bioscience 39: 378-386.

  Acker K. 1998. Clouds.
ISSN
  1936-0584
DOI Number
  10.1002/eco.1563
Link to the Ovid Full Text or citation
 http://ovidsp.ovid.com/ovidweb.cgi?T=JS

<2>
Title
  Second.
Source
  Very Long Title. Vol 28(2) April 2015, 103-6.
`
  expect(references(text, 'export.txt')).toEqual([
    {
      type: 'article-journal',
      title: 'Cloud water in the Harz Mountains, Germany',
      author: [
        { family: 'Kohler', given: 'Lars' },
        { particle: 'van', family: 'Vugt', given: 'Arie' },
        { family: 'Hauck', given: 'Markus' },
      ],
      year: 2015,
      published: '2015-09',
      container: 'Ecohydrology',
      volume: '8',
      issue: '6',
      pages: '1048-1064',
      doi: '10.1002/eco.1563',
      url: 'http://ovidsp.ovid.com/ovidweb.cgi?T=JS',
      abstract: 'Lorem ipsum.',
      keywords: ['alpine treeline', 'canopy cover'],
      issn: ['1936-0584'],
    },
    expect.objectContaining({
      title: 'Second',
      container: 'Very Long Title',
      volume: '28',
      issue: '2',
      pages: '103-106',
      year: 2015,
    }),
  ])
})
