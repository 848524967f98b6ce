"""Writes the small word processor files of this folder.

    python3 tests/data/office/make.py

    word.docx      written out below as Word writes it, in its Dutch edition: headings by style,
                   list labels, fields, tracked changes, a text box in two alternatives,
                   footnote and endnote, a prompt, hidden text, a comment, header and footer
    writer.fodt    the same things as they stand in OpenDocument, written out below
    writer.odt     that file, saved by LibreOffice Writer (`soffice` on the path; 7.4 was used)
    writer.docx    the same, saved as DOCX: what another program than Word makes of it

tests/office.rs shows what is read of them.
"""

import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text, properties=""):
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*content, style=None, properties=""):
    """A paragraph; plain strings are runs."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>"


def numbered(text, number, level=0):
    """A paragraph of a list."""
    return par(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def field(code, result):
    """A field with its code and its result."""
    sign = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    return (
        sign("begin") + f"<w:r><w:instrText> {code} </w:instrText></w:r>" + sign("separate") + run(result) + sign("end")
    )


def table(*rows):
    """A table of rows of cells; a cell is a list of paragraphs."""
    cell = lambda content: f'<w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr>{content}</w:tc>'
    row = lambda cells: f"<w:tr>{''.join(cell(content) for content in cells)}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(row(cells) for cells in rows)}</w:tbl>"


TEXT_BOX = par("Kader: deze tekst staat in een tekstvak.")
BOX = (
    "<w:r><mc:AlternateContent>"
    f'<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{TEXT_BOX}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{TEXT_BOX}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
BODY = "".join(
    [
        par("Verslag van een werkbezoek", style="Titel"),
        par("Aanleiding", style="Kop1"),
        par(
            "De delegatie bezocht het Strafhof",
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            " en sprak met de ",
            '<w:ins w:id="1" w:author="A">' + run("nieuwe ") + "</w:ins>",
            '<w:del w:id="2" w:author="A"><w:r><w:delText>oude </w:delText></w:r></w:del>',
            "griffier",
            '<w:r><w:endnoteReference w:id="2"/></w:r>',
            ", zie ",
            field("REF _Ref1 \\h", "paragraaf 2"),
            ".",
            run(" Dit is verborgen.", "<w:vanish/>"),
            '<w:r><w:commentReference w:id="0"/></w:r>',
        ),
        par(
            "Een EU",
            "<w:r><w:noBreakHyphen/></w:r>",
            "besluit",
            '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>**</w:t></w:r>',
            ", een wets<w:softHyphen/>voorstel.".replace("<w:softHyphen/>", "</w:t><w:softHyphen/><w:t>"),
            BOX,
            " De zin na het kader.",
        ),
        par("Deze alinea ", properties='<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>'),
        par("en deze zijn er één."),
        par("Punten", style="Sub"),
        numbered("Samenwerking met het Hof;", 1),
        numbered("de zetelstaat;", 1, 1),
        numbered("de begroting;", 1, 1),
        par("en wat daarbij hoort;", properties='<w:ind w:left="720"/>'),
        numbered("Universaliteit.", 1),
        numbered("Een punt zonder nummer.", 2),
        table(
            [par("Staat"), par("Bijdrage")],
            [par("Nederland"), par("EUR 7 miljoen")],
            [par("Ierland") + par("(voorlopig)"), table([par("2024"), par("3")], [par("2025"), par("4")]) + par("")],
        ),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + par("Klik hier om tekst in te voeren.")
        + "</w:sdtContent></w:sdt>",
        "<w:sdt><w:sdtPr/><w:sdtContent>" + par("Ingevulde tekst.") + "</w:sdtContent></w:sdt>",
        par(
            "De voorzitter van de delegatie,",
            "<w:r><w:br/></w:r>",
            "J. Jansen",
        ),
        "<w:sectPr/>",
    ]
)
NOTES = "".join(
    [
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>' + run(" Kamerstuk 28 498, nr. 1.") + "</w:p></w:footnote>",
        '<w:footnote w:id="3">' + par("**", " Met een eigen teken.") + "</w:footnote>",
    ]
)
LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, (kind, text) in enumerate([("decimal", "%1."), ("lowerLetter", "%2)")])
)
BULLET = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
style = lambda id, name, more: (
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'
)
WORD = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(
            [
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("footnotes", "footnotes.xml"),
                ("endnotes", "endnotes.xml"),
                ("comments", "comments.xml"),
                ("header", "header1.xml"),
                ("footer", "footer1.xml"),
            ]
        )
    )
    + "</Relationships>",
    "word/document.xml": f"<w:document {NAMES}><w:body>{BODY}</w:body></w:document>",
    "word/styles.xml": f"<w:styles {NAMES}>"
    + style("Titel", "Title", "")
    + style("Kop1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("Kop2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("Sub", "Subkop", '<w:basedOn w:val="Kop2"/>')
    + "</w:styles>",
    "word/numbering.xml": f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{BULLET}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    "</w:numbering>",
    "word/footnotes.xml": f"<w:footnotes {NAMES}>{NOTES}</w:footnotes>",
    "word/endnotes.xml": f"<w:endnotes {NAMES}>"
    '<w:endnote w:id="2">' + par("Sinds 2024 in functie.") + "</w:endnote></w:endnotes>",
    "word/comments.xml": f'<w:comments {NAMES}><w:comment w:id="0">{par("Klopt dit?")}</w:comment></w:comments>',
    "word/header1.xml": f"<w:hdr {NAMES}>{par('Onze referentie 123')}</w:hdr>",
    "word/footer1.xml": f"<w:ftr {NAMES}>{par('Pagina ', field('PAGE', '1'))}</w:ftr>",
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Verslag van een werkbezoek aan het Strafhof</dc:title></cp:coreProperties>",
}

ODF = "urn:oasis:names:tc:opendocument:xmlns"
WRITER = f"""{HEAD}<office:document xmlns:office="{ODF}:office:1.0" xmlns:style="{ODF}:style:1.0"
 xmlns:text="{ODF}:text:1.0" xmlns:table="{ODF}:table:1.0" xmlns:draw="{ODF}:drawing:1.0"
 xmlns:fo="{ODF}:xsl-fo-compatible:1.0" xmlns:svg="{ODF}:svg-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Verslag.docx</dc:title></office:meta>
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="2"/>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
</text:outline-style>
<text:list-style style:name="Nummers">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="Tekens">
<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>
</text:list-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:margin="2cm"/>
<style:header-style/><style:footer-style/></style:page-layout>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="fr1" style:family="graphic"/>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p>Onze referentie 123</text:p></style:header>
<style:footer><text:p>Pagina <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page>
</office:master-styles>
<office:body><office:text>
<text:tracked-changes>
<text:changed-region text:id="ct1"><text:deletion><office:change-info><dc:creator>A</dc:creator>
<dc:date>2025-01-01T00:00:00</dc:date></office:change-info><text:p>oude </text:p></text:deletion></text:changed-region>
<text:changed-region text:id="ct2"><text:insertion><office:change-info><dc:creator>A</dc:creator>
<dc:date>2025-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes>
<text:p text:style-name="P1">Verslag van een werkbezoek</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Aanleiding</text:h>
<text:p text:style-name="Standard">De delegatie bezocht het Strafhof<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Kamerstuk 28 498, nr. 1.</text:p></text:note-body></text:note> en sprak met de <text:change-start text:change-id="ct2"/>nieuwe <text:change-end text:change-id="ct2"/><text:change text:change-id="ct1"/>griffier<text:note text:id="n2" text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>Sinds 2024</text:p><text:p>in functie.</text:p></text:note-body></text:note>.<text:span text:style-name="T1"> Dit is verborgen.</text:span><office:annotation><dc:creator>A</dc:creator><text:p>Klopt dit?</text:p></office:annotation></text:p>
<text:p text:style-name="Standard">Een tekst<text:s text:c="3"/>met<text:tab/>gaten<draw:frame draw:style-name="fr1" draw:name="Kader" text:anchor-type="paragraph" svg:width="5cm" svg:height="1cm"><draw:text-box><text:p>Kader: deze tekst staat in een tekstvak.</text:p></draw:text-box><svg:title>Titel van het kader</svg:title></draw:frame> en de zin na het kader. <text:ruby><text:ruby-base>Grond</text:ruby-base><text:ruby-text>boven</text:ruby-text></text:ruby></text:p>
<text:h text:style-name="Heading_20_2" text:outline-level="2">Punten</text:h>
<text:list text:style-name="Nummers">
<text:list-item><text:p>Samenwerking met het Hof;</text:p>
<text:list><text:list-item><text:p>de zetelstaat;</text:p></text:list-item>
<text:list-item><text:p>de begroting;</text:p><text:p>en wat daarbij hoort;</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>Universaliteit.</text:p></text:list-item>
</text:list>
<text:list text:style-name="Tekens"><text:list-item><text:p>Een punt zonder nummer.</text:p></text:list-item></text:list>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
<table:table-header-rows><table:table-row><table:table-cell><text:p>Staat</text:p></table:table-cell>
<table:table-cell><text:p>Bijdrage</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>Nederland</text:p></table:table-cell>
<table:table-cell><text:p>EUR 7 miljoen</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Ierland</text:p><text:p>(voorlopig)</text:p></table:table-cell>
<table:table-cell><table:table table:name="U"><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell><text:p>2024</text:p></table:table-cell><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row>
</table:table><text:p/></table:table-cell></table:table-row>
</table:table>
<text:section text:name="Geheim" text:display="none"><text:p>Dit is ook verborgen.</text:p></text:section>
<text:section text:name="Open"><text:p text:style-name="Standard">De voorzitter van de delegatie,<text:line-break/>J. Jansen</text:p></text:section>
</office:text></office:body>
</office:document>
"""


def pack(path, parts):
    """Writes an archive with fixed times."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def slim(path):
    """Takes out of an archive what is no text: pictures of the first page, settings."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    left = re.compile(r"Thumbnails/|Configurations2/|.*/$")
    pack(path, [(name, data) for name, data in parts if not left.match(name)])


def main():
    pack(HERE / "word.docx", [(name, HEAD + xml) for name, xml in WORD.items()])
    flat = HERE / "writer.fodt"
    flat.write_text(WRITER, "utf-8")
    with tempfile.TemporaryDirectory() as profile:
        for kind in ("odt:writer8", "docx:MS Word 2007 XML"):
            command = [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(HERE),
                str(flat),
            ]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for ending in ("odt", "docx"):
        slim(HERE / f"writer.{ending}")


if __name__ == "__main__":
    main()
