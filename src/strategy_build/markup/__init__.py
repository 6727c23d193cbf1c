"""Document to HTML fragments, once, for the web page, the EPUB book and the PDF.

How to use it (every function is pure and gives `markupsafe.Markup`, ready for Jinja2):

    from strategy_build.markup.flavour import Flavour
    from strategy_build.markup import document as parts

    flavour = Flavour(labels=labels, lang=document.lang, place=…, file=…, image=…, xml=True, …)
    parts.body(document, flavour)              every section and group
    parts.section(section, flavour)            <section class="part" id=…> with its heading
    parts.group(group, flavour)                heading and introduction of a group, without its sections
    parts.in_short / facts / notes / glossary / contact (document, flavour)
    parts.contents(document, flavour)          nested <ul> of links
    blocks.blocks(blocks, flavour)             any blocks
    inlines.words(words, flavour)              sentences as <span id=… lang=…>…</span>
    inlines.words(words, second(flavour))      the same without ids and links: for a second showing

`Flavour` says in what the three differ: how places, files and pictures are addressed, whether the
result is XML (void elements closed, `xml:lang`), whether `epub:type` is written, how far headings
are lifted, whether tables scroll, whether words lead to the glossary. `flavour.within(lang)` is the
same flavour inside an element of another language; `lang` and `dir` are written only where they
change. An address of "" makes a link plain words.

Generated words come from the group `html` of the labels, whichever format is made. File names and
sizes as readers meet them are in `files`, the accent colour made readable in `palette`, Jinja2
templates from layouts/ in `layouts`.

Classes that style sheets may rely on: part kind-TYPE (section types) back group n vh say lead note
ledger says of-KIND (ledger kinds) what proof stacked facts grid scroll tree label quotes quote
picture long ask hint how options letter words term index.
"""
