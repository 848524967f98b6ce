"""Writes the letter of this folder in every format that is read.

    python3 tests/data/formats/make.py

reads data/corpus/2025-kamerbrief-asp-internationaal-strafhof.txt, undoes its lines and
pages by the rules below, and writes

    letter.txt     the letter of the corpus as it stands, notes at the page foot
    letter.fodt    its paragraphs, its headings as styles, its notes as real footnotes,
                   "Pagina 1 van 7" as the footer of each page
    letter.odt .docx .html .pdf    that file, saved by LibreOffice Writer (`soffice` on the
                   path; 7.4 was used; it runs with a profile of its own)

Offsets in the files differ; what they say does not, and tests/formats.rs holds them to it.
"""

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
LETTER = HERE.parents[2] / "data" / "corpus" / "2025-kamerbrief-asp-internationaal-strafhof.txt"

# The lines of the letter that are headings, with their levels.
HEADINGS = {
    "Inleiding": 1,
    "Opvolging moties Dobbe en Paternotte t.a.v. Amerikaanse sancties": 1,
    "Algemeen": 2,
    "Krachtig uitspreken": 2,
    "EU antiboycotverordening": 2,
    "Aanbieden alternatieve ICT-faciliteiten": 2,
    "Terugtrekking Hongarije": 1,
    "Speciale zitting inzake de evaluatie van de Kampala amendementen": 1,
    "Onderzoek van de UN Office of Internal Oversight Services (OIOS)": 1,
    "Lopende onderzoeken en strafzaken": 1,
    "Begroting": 1,
    "Resoluties": 1,
    "Side events": 1,
}
# A mark is glued to one of these: `agressie.1`, `c.s.2`, `maart,5`.
MARK = re.compile(r"(?<=[.,])(\d{1,2})(?=\s|$)")


def pages(text):
    """The pages: each begins with the blank that a form feed became."""
    starts = [m.start() for m in re.finditer(r"^ (?=[A-Za-z])", text, re.M)]
    return [text[a:b] for a, b in zip(starts, starts[1:] + [len(text)])]


def join(lines):
    """One paragraph of broken lines; a hyphen at a line's end stays (`EU-`, `co-`)."""
    return re.sub(r"(?<=\w-) (?=\w)", "", " ".join(lines)).strip()


def read(text):
    """Paragraphs of the body, and the notes by their marks."""
    body, notes = [], {}
    for page in pages(text):
        foot = None
        for line in page.splitlines():
            line = re.sub(r" +", " ", line.strip())
            head = re.match(r"(\d+) (.+)", line)
            if head and int(head[1]) == len(notes) + 1:
                foot = head[1]
                notes[foot] = [head[2]]
            elif foot:
                notes[foot].append(line)
            else:
                body.append(line)
        # Text goes on over the page's end, unless a heading or the end of a sentence stands there.
        while body and not body[-1]:
            body.pop()
        if re.search(r"[.]\d*$", body[-1]) or body[-1] in HEADINGS:
            body.append("")
    paragraphs, open_lines = [], []
    for line in body + [""]:
        if line and line not in HEADINGS:
            open_lines.append(line)
            continue
        if open_lines:
            paragraphs.append((0, join(open_lines)))
            open_lines = []
        if line in HEADINGS:
            paragraphs.append((HEADINGS[line], line))
    return paragraphs, {mark: join(lines) for mark, lines in notes.items()}


def fodt(paragraphs, notes):
    """The flat OpenDocument text."""
    waiting = list(notes)
    out = []
    for level, text in paragraphs:
        def note(match):
            if not waiting or match[1] != waiting[0]:
                return match[0]
            waiting.pop(0)
            mark = match[1]
            return (
                f'<text:note text:id="ftn{mark}" text:note-class="footnote">'
                f"<text:note-citation>{mark}</text:note-citation><text:note-body>"
                f'<text:p text:style-name="Footnote">{escape(notes[mark])}</text:p>'
                "</text:note-body></text:note>"
            )
        content = MARK.sub(note, escape(text))
        if level:
            style = f"Heading_20_{level}"
            out.append(f'<text:h text:style-name="{style}" text:outline-level="{level}">{content}</text:h>')
        else:
            out.append(f'<text:p text:style-name="Text_20_body">{content}</text:p>')
    assert not waiting, f"notes without a mark: {waiting}"
    return FRAME.replace("@BODY@", "\n".join(out))


FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Kamerbrief inzet Vergadering van verdragspartijen</dc:title></office:meta>
<office:font-face-decls>
<style:font-face style:name="Liberation Serif" svg:font-family="&apos;Liberation Serif&apos;"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph">
<style:paragraph-properties fo:hyphenation-ladder-count="no-limit"/>
<style:text-properties style:font-name="Liberation Serif" fo:font-size="11pt" fo:language="nl"
 fo:country="NL" fo:hyphenate="false"/>
</style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"
 style:parent-style-name="Standard" style:class="text">
<style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0.25cm"/>
</style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:default-outline-level="1">
<style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-size="13pt" fo:font-weight="bold"/>
</style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:default-outline-level="2">
<style:paragraph-properties fo:margin-top="0.3cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-style="italic"/>
</style:style>
<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="9pt"/>
</style:style>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="9pt"/>
</style:style>
<style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text">
<style:text-properties style:text-position="super 58%"/>
</style:style>
<style:style style:name="Footnote_20_Symbol" style:display-name="Footnote Symbol" style:family="text"/>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="Footnote_20_Symbol"
 text:citation-body-style-name="Footnote_20_anchor" style:num-format="1" text:start-value="0"
 text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4">
<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.5cm"
 fo:margin-bottom="1.5cm" fo:margin-left="3cm" fo:margin-right="3cm"/>
<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/>
</style:footer-style>
</style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="A4">
<style:footer><text:p text:style-name="Footer">Pagina <text:page-number
 text:select-page="current">1</text:page-number> van <text:page-count>7</text:page-count></text:p></style:footer>
</style:master-page>
</office:master-styles>
<office:body><office:text>
@BODY@
</office:text></office:body>
</office:document>
"""

# What each format is saved with.
FILTERS = {
    "odt": "odt:writer8",
    "docx": "docx:MS Word 2007 XML",
    "html": "html:HTML (StarWriter)",
    "pdf": "pdf:writer_pdf_Export",
}


def slim(path):
    """Takes pictures of the first page out of an archive and fixes its times."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts:
            if name.startswith("Thumbnails/") or name.endswith("/"):
                continue
            if name == "META-INF/manifest.xml":
                data = re.sub(rb'\s*<manifest:file-entry [^>]*"Thumbnails/[^>]*/>', b"", data)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def main():
    shutil.copy(LETTER, HERE / "letter.txt")
    flat = HERE / "letter.fodt"
    flat.write_text(fodt(*read(LETTER.read_text("utf-8"))), "utf-8")
    with tempfile.TemporaryDirectory() as profile:
        for ending, kind in FILTERS.items():
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
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for ending in ("odt", "docx"):
        slim(HERE / f"letter.{ending}")


if __name__ == "__main__":
    main()
