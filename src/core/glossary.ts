/**
 * The words of the field as they are used here, in code, on screen and on paper; the help and docs/guide/words.md show them. Sources:
 * Pawson and Tilley (1997), Pawson (2006), the RAMESES standards (Wong et al. 2013; 2016), Dalkin et al. (2015).
 */
export const glossary: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'What is found': {
    search: 'an entry of the search log: what was looked for, where, how and when, and how much it gave',
    record: 'one row of an export of a database, kept as it came',
    source:
      'what is screened, read and cited: one or more records of the same publication, or an interview, an observation, minutes, a survey',
    document: 'a file of a source, with its words',
    study: 'sources that belong together: siblings report one study, kin share a programme or a theory',
  },
  'What is decided': {
    stage: 'a step that sources pass: title and abstract, full text, and the gates',
    gate: 'a stage that asks for worth: relevance (does it speak to the theory?), richness (is there enough to theorise with?), rigour (can it be trusted?)',
    vote: 'what one reviewer says of a source at a stage; a resolution settles votes that differ and leaves them as they are',
    blinded: 'nobody sees what others vote, judge or code until it is lifted',
    reported: 'a number or decision taken from a publication, whose rows are not here; it is drawn hollow',
  },
  'What is read': {
    excerpt: 'a passage that is marked, with its place in the document',
    code: 'a label from the codebook: what a passage is about',
    evidence:
      'an excerpt, or a result, laid beside parts of a configuration; it supports, refines, qualifies or refutes them',
    standing: 'how somebody knows: observed, experienced, anticipated, implied, hearsay',
  },
  'The theory': {
    'programme theory': 'how a programme is thought to work; configurations stand under it',
    'configuration (CMOC)': 'in which context which mechanism leads to which outcome, as one sentence',
    'context (C)': 'what is there already, and lets a mechanism work or not',
    'mechanism (M)': 'what a programme offers (resource) and how people reason and respond to it (reasoning)',
    'outcome (O)': 'what comes of it, meant or not',
    slot: 'a place in a configuration; a template says which there are: CMO, Dalkin, ICAMO, SCMO or your own',
    component: 'a statement that stands in slots; the outcome of one configuration may be the context of another',
    link: 'a component in a slot of one configuration; evidence hangs on it',
    'mirror, rival': 'the opposite case; another explanation of the same outcome',
    'formal theory': 'a substantive theory from the literature that frames, explains or was rejected, with the reason',
    'demi-regularity': 'a context and an outcome that come together again and again',
    version: 'the theory as it was frozen: the initial rough programme theory (IRPT), later ones, the final one',
    refinement:
      'what became of a configuration, why and on which evidence: refined, merged, split, dropped, refuted, reopened',
    lineage: 'which configuration became which, from version to version',
    retroduction: 'inferring from what is seen to the mechanism that would bring it about',
  },
  'In practice': {
    evaluation: 'a project in which a theory is tested in cases, begun from a frozen version or by itself',
    case: 'where it is tested: a system, a place, a team',
    verdict: 'how a configuration was in a case: activated, partly, latent, blocked, contradicted, not observed',
    participant: 'somebody who took part, known by role and case alone',
    kit: 'a topic guide, an observation template or a guide to documents, drafted from the theory',
    indicator: 'a named measure over time',
    guidance: 'what follows from the theory for those who lead, with what it rests on',
  },
  'What is kept': {
    trail: 'every change: who, when, from what, to what, and for theory why',
    finding: 'something that a careful reader would ask about; it is put right, or answered with a reason',
    piece: 'a part, table or figure of the report, computed when it is looked at',
  },
}
