//! Debates, letters, motions; sections, lists and titles.

use super::{only, outline};

#[test]
fn turns_of_a_debate() {
    let text = "Aan de orde is het debat over de haven.\n\nDe voorzitter:\nIk open de vergadering en geef het woord aan \
                de heer Van Helvert.\n\nDe heer Van Helvert (CDA):\nVoorzitter. Er is een probleem: geld.\n\n\
                Daar wil ik het over hebben.\n\nMevrouw Karabulut (SP): Waarom is dat zo?\n\n\
                Minister Blok:\nDat weet ik niet.\n\nStaatssecretaris Knops: Ik ook niet.";
    assert_eq!(
        only("turn", text),
        [
            "turn by De voorzitter: De…Helvert.",
            "turn by De heer Van Helvert (CDA): De…hebben.",
            "turn by Mevrouw Karabulut (SP): Mevrouw…zo?",
            "turn by Minister Blok: Minister…niet.",
            "turn by Staatssecretaris Knops: Staatssecretaris…niet.",
        ]
    );
    // One line with a colon makes no debate.
    assert!(only("turn", "De minister van Defensie: een portret.\n\nHij is minister.").is_empty());
}

#[test]
fn signatures_of_letters() {
    let letter =
        |end: &str| format!("Geachte voorzitter,\n\nHierbij stuur ik u de brief die u vroeg.\n\n{end}");
    for (end, lines) in [
        (
            "De minister van Buitenlandse Zaken,\n\nCaspar Veldkamp",
            vec!["signature by Caspar Veldkamp: De…Veldkamp"],
        ),
        (
            "Hoogachtend,\n\nDe Minister van Defensie,\nR.P. Brekelmans",
            vec!["signature by R.P. Brekelmans: De…Brekelmans"],
        ),
        (
            "De minister van Buitenlandse Zaken,          De minister van Defensie,\n\n\
             Caspar Veldkamp               Ruben Brekelmans",
            vec!["signature by Caspar Veldkamp Ruben Brekelmans: De…Brekelmans"],
        ),
        (
            "De minister van Buitenlandse Zaken,\n\nCaspar Veldkamp\n\nDe minister van Defensie,\n\nRuben Brekelmans",
            vec!["signature by Caspar Veldkamp: De…Veldkamp", "signature by Ruben Brekelmans: De…Brekelmans"],
        ),
        (
            "De voorzitter van de commissie,\nKlaver\n\nDe griffier van de commissie,\nWesterhoff",
            vec!["signature by Klaver: De…Klaver", "signature by Westerhoff: De…Westerhoff"],
        ),
        ("De minister van Defensie, Ruben Brekelmans", vec!["signature by Ruben Brekelmans: De…Brekelmans"]),
        (
            "Met vriendelijke groet,\n\nSander Schimmelpenninck",
            vec!["signature by Sander Schimmelpenninck: Sander…Schimmelpenninck"],
        ),
        ("De minister van Defensie heeft dat gezegd.\n\nRuben Brekelmans was er niet.", vec![]),
        ("De minister van Defensie,\n\nDen Haag", vec![]),
    ] {
        assert_eq!(only("signature", &letter(end)), lines, "{end}");
    }
}

#[test]
fn an_address_is_no_signature() {
    let text = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDe voorzitter van de commissie\nKlaver\n\n\
                Geachte voorzitter,\n\nHierbij de brief die u vroeg over de haven.";
    assert!(only("signature", text).is_empty());
}

#[test]
fn a_motion() {
    let text = "MOTIE VAN HET LID DOBBE C.S.\n\nVoorgesteld 13 februari 2025\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n\
                overwegende dat de haven dichtgaat;\n\nverzoekt de regering de haven open te houden,\n\n\
                en gaat over tot de orde van de dag.\n\nDobbe\n\nTeunissen";
    let lines = outline(text);
    assert_eq!(lines.first().map(String::as_str), Some("title: MOTIE…C.S."));
    assert_eq!(lines.last().map(String::as_str), Some("signature by Dobbe Teunissen: Dobbe…Teunissen"));
}

#[test]
fn sections_and_their_levels() {
    let text = "1. Inleiding\n\nDit is de inleiding van de brief over de haven.\n\n2. Inzet\n\n2.1 Europa\n\n\
                De Europese Unie doet mee met de haven.\n\nFrankrijk\n\nFrankrijk doet niet mee met de haven.\n\n\
                2.2 Wereld\n\nDe rest van de wereld kijkt toe.\n\nBijlage 1: Cijfers\n\nHier staan de cijfers van de haven.";
    assert_eq!(
        only("section", text),
        [
            "section 1: 1.…haven.",
            "section 1: 2.…toe.",
            "section 2: 2.1…haven.",
            "section 3: Frankrijk…haven.",
            "section 2: 2.2…toe.",
            "section 1: Bijlage…haven.",
        ]
    );
    let capitals = "INLEIDING\n\nDit is de inleiding van de brief.\n\nHaven\n\nDe haven is open voor allen.\n\n\
                    CONCLUSIE\n\nDit was de brief.";
    assert_eq!(
        only("section", capitals),
        ["section 1: INLEIDING…allen.", "section 2: Haven…allen.", "section 1: CONCLUSIE…brief."]
    );
    // Cells and the lines of a letterhead head nothing.
    assert!(
        only("section", "Totaal\n\n2024\n\n2025\n\n38\n\nAan de Kamer\n\nGeachte voorzitter,\n\nJa.")
            .is_empty()
    );
}

#[test]
fn lists_of_every_sort() {
    for (text, items) in [
        ("Er zijn twee wegen:\n\n• de weg over zee;\n\n• de weg over land.", 2),
        ("Er zijn drie wegen:\n\n1. de weg over zee;\n\n2. de weg over land;\n\n3. de weg door de lucht.", 3),
        ("Er zijn twee wegen:\n\na) de weg over zee;\n\nb) de weg over land.", 2),
        ("Er zijn drie wegen:\n\ni. de weg over zee;\n\nii. de weg over land;\n\niii. geen weg.", 3),
        ("Er zijn twee wegen:\n\n– de weg over zee;\n\n– de weg over land.", 2),
        (
            "Er zijn twee wegen:\n\n1. de weg over zee:\n\n- met een boot;\n\n- met een schip;\n\n2. de weg over land.",
            4,
        ),
    ] {
        assert_eq!(only("item", text).len(), items, "{text}");
        assert!(!only("list", text).is_empty(), "{text}");
    }
    for text in [
        "– Een streep alleen.\n\nDit is tekst.",
        "3. Derde punt.\n\n5. Vijfde punt.",
        "A. Einstein\n\nB. Bardot",
    ] {
        assert!(only("list", text).is_empty(), "{text}");
    }
}

#[test]
fn titles() {
    for (text, title) in [
        ("Nr. 187 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nVastgesteld 18 september 2020", "VERSLAG…OVERLEG"),
        (
            "Datum 3 juli 2025\n\nBetreft: Antwoorden op vragen over de haven\n\nGeachte voorzitter,\n\nHierbij.",
            "Antwoorden…haven",
        ),
        ("GEWIJZIGDE MOTIE VAN HET LID DOBBE\n\nDe Kamer,", "GEWIJZIGDE…DOBBE"),
    ] {
        assert_eq!(only("title", text), [format!("title: {title}")], "{text}");
    }
    for text in ["Verslag van de reis is er niet. De minister reist niet.", "Betreft dit de haven?\n\nJa."] {
        assert!(only("title", text).is_empty(), "{text}");
    }
}
