/** What docs/format.md says before its tables. */
export const introduction = `# The project file

For whoever wants to read a project without Retroduce, in R, Python or a SQLite browser, now or in twenty years. This page
is written by \`npm run papers\` from the code's own declarations, and a test holds it current.

A project is one file, \`*.retro\`: a SQLite 3 database. Beside it, while it is open, SQLite keeps \`*.retro-wal\` and
\`*.retro-shm\`; close the project or copy all three. Everything the project says is in the table \`event\`, the journal.
What is shown on screen and in reports is computed from it. Names of people, and the bytes of files, are beside the
journal and not in it.

## Events

An event is one fact and its circumstances. Events are added and never changed or deleted.

| field | what |
| --- | --- |
| \`seq\` | 1, 2, 3 … without gaps: the order in which things happened |
| \`id\` | a UUID (version 7), greater than those before it, the same in every copy of the project |
| \`at\` | ISO 8601 in UTC, by the clock of the machine that recorded it |
| \`actor\` | who did it, \`per_…\` |
| \`act\` | events of one command share it, and are undone together |
| \`undoes\` | the act that this one takes back, if it is an undo |
| \`fact\` | what changed, as JSON: see below |
| \`hash\` | SHA-256 over the previous event's hash (64 zeros before the first), a line feed, and the JSON text of the list \`[seq, id, at, actor, act, undoes, fact]\`, in which \`undoes\` is null if there is none and \`fact\` is the stored text |

The chain of hashes covers the events, and through their facts every blob, which is named by its own hash. Outside of it stand
the names of people, the media types of blobs and the index of words: they can be changed without the chain telling of it,
as a person can be forgotten and an index built anew. \`retroduce verify\` compares the index with what it is made from.

**Citing a moment.** Each hash covers all events up to its own, so the hash of one event stands for the whole project as it
was then. A version of the theory is cited by its name, its date and the hash of the event that froze it. Whoever has the
file checks a citation with \`retroduce verify FILE --hash HASH\`: it recomputes the chain, names the event, and says whether
anything up to it was changed. \`at\` on every address and view opens the project as of that event's number.

A fact is \`{ type, id, from, to, why?, evidence?, said? }\`. \`type\` says which kind of thing it tells of, \`id\` which one. \`from\`
is what was, \`to\` what is now. \`from: null\`: the thing came to be, and \`to\` holds all its fields. \`to: null\`: it was
taken back. Otherwise both sides name the same fields, the ones that changed, with null for a field that is not there.
\`why\` is the reason given, \`evidence\` the ids of the evidence a change of theory rests on. \`said\` is the fact
as it was recorded, where merging two copies tells it otherwise because something else held before it.

Where a fact lies with \`apart\`, words in it that can be withdrawn stand in the blob of that hash, as JSON: chance, and for
\`from\` and \`to\` the fields that go in the place of what stands in the fact. Once withdrawn, the blob is gone, and the fact
says “[withdrawn]”, or null, there.

To get the state at any moment, start with nothing and apply facts in order of \`seq\`: keep a value per \`id\`, set it to
\`to\`, overwrite the fields that \`to\` names, drop those that are null, remove the value when \`to\` is null.

A fact's meaning never changes. When a later version needs another shape it uses another type, and reads the old one as
if it were the new.`

export const tablesIntroduction = `## Tables

The database says of itself: \`application_id\` is “RETR” in ASCII, \`user_version\` is the version of these tables. The
statements that make a new file stay in it, with their comments.`

export const viewsIntroduction = `## Views

For reading in a SQLite browser, or from R and Python through SQL. Retroduce itself does not use them.`

export const exportIntroduction = `## JSON

\`retroduce export FILE --to json\` writes the whole project, and \`retroduce import\` makes a project of it whose journal is
the same, hash for hash. An export whose hashes do not add up is refused, with the place. The text of a fact that its
event's hash is over is the fact's JSON without spaces, keys in the order given.`

export const materialIntroduction = `## Material

What a fact names by a hash lies in the table \`blob\`. A file of a source is there as it was attached, and beside it, as
JSON, its words with their places. All places are UTF-16 code units of \`text\`; a page's words end where the next page
begins. \`boxes\` of a page is base64 of unsigned numbers of 16 bits, the lower byte first: for each line how many words it
has, its top and its height; then for each word how far its start is from the start of the word before (the first: from
the start of the page, or from the last word of the line before), its left and its width. Lengths are 65,535ths of the
page's width or height. A word ends at the next white space.`
