/**
 * Views for people who open the file without Retroduce: what holds now, computed from the journal in plain SQL.
 * The program itself never reads them.
 */
export const readingViews = `
CREATE VIEW thing AS
  -- Everything that is there now, one row each: a thing came to be with its last fact whose "from" is null, is gone
  -- when a later fact has "to" null, and each field is as the last fact that names it says. Ask for one type or id: that
  -- is found by an index.
  SELECT born.thing AS id, born.type AS type,
    (SELECT json_group_object(key, json(value)) FROM (
      -- Of the rows with the same key, SQLite takes value from the one with the greatest seq.
      -- Words that lie apart from the journal stand in the blob that the fact names; once withdrawn they are in neither.
      SELECT f.key AS key, coalesce(CAST(w.bytes AS TEXT) -> ('$.to.' || f.key), e.fact -> f.fullkey) AS value, max(e.seq)
      FROM event AS e JOIN json_each(e.fact, '$.to') AS f LEFT JOIN blob AS w ON w.hash = e.fact ->> '$.apart'
      WHERE e.type = born.type AND e.thing = born.thing AND e.seq >= born.seq GROUP BY f.key
    ) WHERE value <> 'null') AS value,
    (SELECT e.at FROM event AS e WHERE e.type = born.type AND e.thing = born.thing ORDER BY e.seq DESC LIMIT 1)
      AS changed_at
  FROM event AS born
  WHERE born.fact ->> '$.from' IS NULL AND NOT EXISTS (
    SELECT 1 FROM event AS e WHERE e.type = born.type AND e.thing = born.thing AND e.seq > born.seq
    AND (e.fact ->> '$.from' IS NULL OR e.fact ->> '$.to' IS NULL)
  );

CREATE VIEW people AS
  -- Who works in the project, with names as far as they are kept.
  SELECT t.id, p.name, p.initials, t.value ->> '$.roles' AS roles
  FROM thing AS t LEFT JOIN person AS p ON p.id = t.id WHERE t.type = 'person.joined';

CREATE VIEW source AS
  -- What is screened, read and cited.
  SELECT id, value ->> '$.kind' AS kind, value ->> '$.reference.title' AS title,
    (SELECT group_concat(coalesce(a.value ->> '$.family', a.value ->> '$.literal'), ', ')
     FROM json_each(thing.value, '$.reference.author') AS a) AS authors,
    value ->> '$.reference.year' AS year, value ->> '$.reference.container' AS container,
    value ->> '$.reference.doi' AS doi, value ->> '$.evidenceKind' AS evidence_kind, value ->> '$.uses' AS uses
  FROM thing WHERE type = 'source.described';

CREATE VIEW stage AS
  -- The screening levels and gates, in order.
  SELECT id, value ->> '$.name' AS name, value ->> '$.kind' AS kind, value ->> '$.reviewers' AS reviewers,
    value ->> '$.blinded' AS blinded
  FROM thing WHERE type = 'stage.set' ORDER BY value ->> '$.order';

CREATE VIEW reason AS
  -- The reasons for which a source may leave a stage.
  SELECT id, value ->> '$.stage' AS stage, value ->> '$.text' AS text FROM thing WHERE type = 'reason.listed';

CREATE VIEW vote AS
  -- One reviewer's decision on a source at a stage, as it stands.
  SELECT v.id, s.name AS stage, v.value ->> '$.source' AS source, src.title, p.name AS reviewer_name,
    v.value ->> '$.reviewer' AS reviewer, v.value ->> '$.verdict' AS verdict, r.text AS reason,
    v.value ->> '$.note' AS note, v.changed_at
  FROM thing AS v
  LEFT JOIN stage AS s ON s.id = v.value ->> '$.stage'
  LEFT JOIN source AS src ON src.id = v.value ->> '$.source'
  LEFT JOIN reason AS r ON r.id = v.value ->> '$.reason'
  LEFT JOIN person AS p ON p.id = v.value ->> '$.reviewer'
  WHERE v.type = 'screening.voted';

CREATE VIEW resolution AS
  -- How an outcome was settled: by discussion, a third reviewer or a rule, or as a publication reports it.
  SELECT v.id, s.name AS stage, v.value ->> '$.source' AS source, src.title, v.value ->> '$.verdict' AS verdict,
    v.value ->> '$.how' AS how, r.text AS reason, v.value ->> '$.because' AS because, v.changed_at
  FROM thing AS v
  LEFT JOIN stage AS s ON s.id = v.value ->> '$.stage'
  LEFT JOIN source AS src ON src.id = v.value ->> '$.source'
  LEFT JOIN reason AS r ON r.id = v.value ->> '$.reason'
  WHERE v.type = 'conflict.resolved';

CREATE VIEW configuration AS
  -- Context-mechanism-outcome configurations, with the programme theory that groups them.
  SELECT c.id, c.value ->> '$.title' AS title, c.value ->> '$.template' AS template,
    t.value ->> '$.title' AS programme_theory, c.value ->> '$.polarity' AS polarity,
    c.value ->> '$.wording' AS wording, c.value ->> '$.note' AS note
  FROM thing AS c LEFT JOIN thing AS t ON t.type = 'theory.stated' AND t.id = c.value ->> '$.theory'
  WHERE c.type = 'configuration.formed' ORDER BY c.value ->> '$.order';

CREATE VIEW slot AS
  -- Which component stands in which slot of which configuration.
  SELECT l.id AS link, c.title AS configuration_title, l.value ->> '$.configuration' AS configuration,
    l.value ->> '$.slot' AS slot, w.value ->> '$.text' AS component_text, l.value ->> '$.component' AS component,
    l.value ->> '$.status' AS status
  FROM thing AS l
  LEFT JOIN configuration AS c ON c.id = l.value ->> '$.configuration'
  LEFT JOIN thing AS w ON w.type = 'component.worded' AND w.id = l.value ->> '$.component'
  WHERE l.type = 'link.placed' ORDER BY configuration, slot, l.value ->> '$.order';

CREATE VIEW evidence AS
  -- What a source says for, against or about a configuration and its links.
  SELECT e.id, c.title AS configuration_title, e.value ->> '$.configuration' AS configuration,
    e.value ->> '$.links' AS links, src.title AS source_title, e.value ->> '$.source' AS source,
    e.value ->> '$.stance' AS stance, e.value ->> '$.standing' AS standing, x.value ->> '$.quote' AS quote,
    e.value ->> '$.memo' AS memo, e.value ->> '$.locator' AS locator
  FROM thing AS e
  LEFT JOIN configuration AS c ON c.id = e.value ->> '$.configuration'
  LEFT JOIN source AS src ON src.id = e.value ->> '$.source'
  LEFT JOIN thing AS x ON x.type = 'excerpt.made' AND x.id = e.value ->> '$.excerpt'
  WHERE e.type = 'evidence.linked';

CREATE VIEW document AS
  -- Files of sources. The bytes are in the table blob under their hash; the text is material, as JSON.
  SELECT d.id, src.title AS source_title, d.value ->> '$.source' AS source, d.value ->> '$.file' AS file,
    d.value ->> '$.mediaType' AS media_type, d.value ->> '$.pages' AS pages, d.value ->> '$.scanned' AS scanned,
    d.value ->> '$.blob' AS blob, d.value ->> '$.text' AS text, d.value ->> '$.replaces' AS replaces, d.changed_at
  FROM thing AS d LEFT JOIN source AS src ON src.id = d.value ->> '$.source' WHERE d.type = 'document.attached';

CREATE VIEW retrieval AS
  -- Where the search for a full text stands, where somebody has said it.
  SELECT r.value ->> '$.source' AS source, src.title AS source_title, r.value ->> '$.state' AS state,
    r.value ->> '$.reason' AS reason, r.value ->> '$.through' AS through, r.value ->> '$.on' AS day, r.changed_at
  FROM thing AS r LEFT JOIN source AS src ON src.id = r.value ->> '$.source' WHERE r.type = 'retrieval.told';

CREATE VIEW refinement AS
  -- How the theory came to be: which configurations became which, why, and on which inference.
  SELECT e.seq, e.at, t.id, t.value ->> '$.kind' AS kind, t.value ->> '$.parents' AS parents,
    t.value ->> '$.children' AS children, e.fact ->> '$.why' AS why, t.value ->> '$.inference' AS inference,
    t.value ->> '$.basis' AS basis, t.value ->> '$.pairing' AS pairing
  FROM thing AS t JOIN event AS e ON e.type = t.type AND e.thing = t.id AND e.fact ->> '$.from' IS NULL
  WHERE t.type = 'theory.refined' ORDER BY e.seq;
`
