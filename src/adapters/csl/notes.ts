/** Citations in notes at the foot, in full at first and short after that, by authors in the list. Written for Retroduce. */
export const notesStyle = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>Notes at the foot</title><id>retroduce-notes</id><category citation-format="note"/><updated>2026-01-01T00:00:00+00:00</updated></info>
<locale xml:lang="en-GB"><style-options punctuation-in-quote="false"/><terms><term name="open-quote">‘</term><term name="close-quote">’</term><term name="open-inner-quote">“</term><term name="close-inner-quote">”</term></terms></locale>
<macro name="author"><names variable="author"><name and="text" delimiter=", "/><substitute><names variable="editor"/></substitute></names></macro>
<macro name="author-first"><names variable="author"><name and="text" name-as-sort-order="first" delimiter=", "/><substitute><names variable="editor"/></substitute></names></macro>
<macro name="author-short"><names variable="author"><name form="short" and="text" delimiter=", "/><substitute><names variable="editor"/></substitute></names></macro>
<macro name="title"><choose><if type="book report thesis webpage legislation" match="any"><text variable="title" font-style="italic"/></if><else><text variable="title" quotes="true"/></else></choose></macro>
<macro name="where"><group delimiter=" "><text variable="container-title" font-style="italic"/><text variable="volume"/><text variable="issue" prefix="no. "/></group></macro>
<macro name="published"><group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group></macro>
<macro name="year"><date variable="issued"><date-part name="year"/></date><text variable="year-suffix"/></macro>
<macro name="at"><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></macro>
<macro name="link"><choose><if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if><else><text variable="URL"/></else></choose></macro>
<citation et-al-min="4" et-al-use-first="1" et-al-subsequent-min="3" et-al-subsequent-use-first="1"><layout suffix="." delimiter="; "><choose><if position="ibid-with-locator"><group delimiter=", "><text value="ibid"/><text macro="at"/></group></if><else-if position="ibid"><text value="ibid"/></else-if><else-if position="subsequent"><group delimiter=", "><text macro="author-short"/><text variable="title" form="short" quotes="true"/><text macro="at"/></group></else-if><else><group delimiter=", "><text macro="author"/><text macro="title"/><text macro="where"/><text macro="published"/><text macro="year"/><text macro="at"/><text macro="link"/></group></else></choose></layout></citation>
<bibliography><sort><key macro="author"/><key macro="year"/><key variable="title"/></sort><layout suffix="."><group delimiter=". "><text macro="author-first"/><text macro="title"/><group delimiter=", "><text macro="where"/><text macro="published"/><text macro="year"/><text variable="page" prefix="pp. "/></group><text macro="link"/></group></layout></bibliography>
</style>
`
