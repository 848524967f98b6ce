"""Writes the PDFs of this folder, by hand only: python3 tests/data/pdf/make.py

Each layout becomes a flat OpenDocument text (.fodt) with excerpts of data/corpus, and LibreOffice
Writer (`soffice` on the path; 7.4 was used; it runs with a profile of its own) saves that as PDF:

    one-column       a letter without notes; the page number alone at the foot
    two-columns      two columns under a heading over both, a running head, notes in the columns
    notes            one column with real footnotes, "Pagina 1 van 4"
    letterhead       questions and answers; the ministry's block beside the text of each page
    running-heads    lines as broken in print, with hyphens; the House's running foot
    table            a table between two paragraphs

The reading texts (.txt) are written by the test itself when it is run with KEEP=1; read them over.
"""

import re
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[2] / "data" / "corpus"


def corpus(name):
    return (CORPUS / name).read_text("utf-8")


def joined(text):
    """Paragraphs of a text with printed lines; a hyphen at a line's end stays."""
    for part in re.split(r"\n\s*\n", text):
        yield re.sub(r"(?<=\w-) (?=\w)(?!en |of )", "", re.sub(r"\s+", " ", part)).strip()


def p(text, style="Text"):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def note(mark, text):
    return (
        f'<text:note text:id="n{mark}" text:note-class="footnote"><text:note-citation>{mark}'
        f'</text:note-citation><text:note-body>{p(escape(text), "Footnote")}</text:note-body></text:note>'
    )


def one_column():
    lines = corpus("2025-kamerbrief-isis-tribunaal.txt").splitlines()[:140]
    body = re.sub(r"(?<=\w[.,])\d+\b", "", "\n".join(line for line in lines if not re.match(r"\d+ ", line)))
    return "".join(p(escape(text)) for text in joined(body)), "", p(NUMBER, "Small")


def two_columns():
    lines = corpus("2020-verslag-schriftelijk-overleg-avvn.txt").splitlines()[:150]
    text = "\n".join(line.strip() for line in lines)
    parts = list(joined(re.sub(r"(?<=[a-z])-\n(?=[a-z])(?!en |of )", "", text)))
    parts[4] += "@1"
    parts[11] += "@2"
    notes = {"1": "Kamerstuk 26 150, nr. 169.", "2": "Zie ook de brief van 4 september 2020, "
             "waarin het kabinet de hervormingen per onderdeel toelicht."}
    body = [re.sub(r"@(\d)", lambda m: note(m[1], notes[m[1]]), escape(text)) for text in parts if text]
    columns = "".join(p(text, "Heading" if len(text) < 60 else "Text") for text in body)
    title = p("Verslag van een schriftelijk overleg over de inzet voor de Algemene Vergadering", "Heading")
    section = f'<text:section text:style-name="Columns" text:name="columns">{columns}</text:section>'
    return title + section, p(f"Tweede Kamer, Algemene Vergadering, {NUMBER}", "Small"), ""


def notes():
    text = corpus("2025-rapportagebrief-internationale-misdrijven.txt")
    text = re.sub(r"\[bookmark: \w+\]", "", text)[:15000].rsplit("\n", 1)[0]
    words = dict(re.findall(r"\[(\d+): (.+?)\] *(?=\n|\[|$)", text))
    text = re.sub(r" *\[\d+: .+?\] *(?=\n|\[|$)", "", text)
    body = []
    for line in filter(str.strip, text.splitlines()):
        parts = re.split(r"\[footnoteRef:(\d+)\]", line.strip())
        marked = "".join(note(x, words[x]) if i % 2 else escape(x) for i, x in enumerate(parts))
        body.append(p(marked, "Heading" if len(line) < 100 and line[0].isdigit() else "Text"))
    return "".join(body), "", p(f"Pagina {NUMBER} van {COUNT}", "Small")


def letterhead():
    text = corpus("2025-antwoord-kamervragen-microsoft-icc.txt")
    lines = [line for line in text.splitlines() if not line.startswith("Pagina ")]
    body = "".join(p(escape(text)) for text in joined("\n".join(lines[:170])) if text)
    block = ["Ministerie van Buitenlandse", "Zaken", "", "Onze referentie", "BZ2520178"]
    lines = "".join(p(line, "Small") for line in block)
    frame = (
        '<draw:frame draw:style-name="Beside" text:anchor-type="char" svg:x="13.6cm" svg:y="1.5cm" '
        f'svg:width="4.6cm" draw:z-index="0"><draw:text-box fo:min-height="2cm">{lines}</draw:text-box></draw:frame>'
    )
    return body, p(frame, "Small"), p(f"Pagina {NUMBER} van {COUNT}", "Small")


def running_heads():
    lines = corpus("2020-verslag-schriftelijk-overleg-avvn.txt").splitlines()[150:300]
    parts = re.split(r"\n\s*\n", "\n".join(line.strip() for line in lines))
    body = "".join(p(escape(part.strip()).replace("\n", "<text:line-break/>")) for part in parts)
    return body, "", p(f"Tweede Kamer, vergaderjaar 2020–2021, 26 150, nr. 187 {NUMBER}", "Small")


def table():
    rows = [
        ("Motie", "Ingediend door", "Stand van zaken"),
        ("32 735, nr. 413", "Dobbe c.s.", "Uitgevoerd in de brief van 21 november 2025"),
        ("32 735, nr. 414", "Paternotte", "In uitvoering"),
        ("21 501-20, nr. 2270", "Van der Werf", "Afgedaan"),
    ]
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{p(escape(cell))}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    grid = f'<table:table table:name="t"><table:table-column table:number-columns-repeated="3"/>{cells}</table:table>'
    before = "In de onderstaande tabel staat per motie hoe het kabinet haar uitvoert, zoals de Kamer dat heeft " \
             "gevraagd tijdens het debat over de begroting van het ministerie."
    after = "De effecten van de officiële afspraken worden efficiënt gevolgd; de financiële gevolgen zijn klein."
    return p(before) + grid + p(after), "", ""


NUMBER = '<text:page-number text:select-page="current">1</text:page-number>'
COUNT = "<text:page-count>4</text:page-count>"
FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>@TITLE@</dc:title></office:meta>
<office:font-face-decls>
<style:font-face style:name="Liberation Serif" svg:font-family="&apos;Liberation Serif&apos;"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="Liberation Serif"
 fo:font-size="10.5pt" fo:language="nl" fo:country="NL"/></style:default-style>
<style:style style:name="Text" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"
 fo:text-align="@ALIGN@"/></style:style>
<style:style style:name="Heading" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"
 fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Small" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties fo:font-size="8.5pt"/></style:style>
<style:style style:name="Anchor" style:family="text"><style:text-properties style:text-position="super 58%"/>
</style:style>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="Anchor"
 text:citation-body-style-name="Anchor" style:num-format="1" text:start-value="0"
 text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:style style:name="Beside" style:family="graphic"><style:graphic-properties style:wrap="parallel"
 style:horizontal-pos="from-left" style:horizontal-rel="paragraph" style:vertical-pos="from-top"
 style:vertical-rel="paragraph" fo:border="none" fo:padding="0cm"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin-top="2cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="@RIGHT@"/>
<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.6cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.6cm"/></style:footer-style>
</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">@HEAD@@FOOT@
</style:master-page></office:master-styles>
<office:body><office:text>@BODY@</office:text></office:body>
</office:document>
"""
LAYOUTS = {
    "one-column": one_column,
    "two-columns": two_columns,
    "notes": notes,
    "letterhead": letterhead,
    "running-heads": running_heads,
    "table": table,
}


def main():
    with tempfile.TemporaryDirectory() as profile:
        for name, layout in LAYOUTS.items():
            body, head, foot = layout()
            text = FRAME.replace("@BODY@", body).replace("@TITLE@", f"Proef {name}")
            text = text.replace("@RIGHT@", "6.5cm" if name == "letterhead" else "2.5cm")
            text = text.replace("@ALIGN@", "justify" if name in ("two-columns", "notes") else "start")
            text = text.replace("@HEAD@", f"<style:header>{head}</style:header>" if head else "")
            text = text.replace("@FOOT@", f"<style:footer>{foot}</style:footer>" if foot else "")
            flat = HERE / f"{name}.fodt"
            flat.write_text(text, "utf-8")
            user = f"-env:UserInstallation=file://{profile}"
            save = ["--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(HERE), str(flat)]
            subprocess.run(["soffice", user, *save], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
