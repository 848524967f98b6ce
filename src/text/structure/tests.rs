//! Whole papers in small, and the passages in them.

use super::Structurer;
use crate::text::{Document, Metadata, PassageKind, PlainReader};

fn structured(text: &str) -> Document {
    let mut document = PlainReader::new().unwrap().read("a.txt", text.to_owned(), Metadata::default());
    Structurer::load().unwrap().find(&mut document);
    document
}

/// One line a passage: what it is, by whom, its first and its last word.
fn outline(text: &str) -> Vec<String> {
    let document = structured(text);
    let of = |index: Option<usize>| match index.map(|index| &document.passages[index].kind) {
        Some(PassageKind::Question { number }) => number.clone().unwrap_or_else(|| "remarks".to_owned()),
        Some(_) => "no question".to_owned(),
        None => "nothing".to_owned(),
    };
    let number = |number: &Option<String>| number.clone().unwrap_or_else(|| "-".to_owned());
    let show = |passage: &crate::text::Passage| {
        let kind = match &passage.kind {
            PassageKind::Title => "title".to_owned(),
            PassageKind::Section { level } => format!("section {level}"),
            PassageKind::Question { number: printed } => format!("question {}", number(printed)),
            PassageKind::Answer { number: printed, question } => {
                format!("answer {} to {}", number(printed), of(*question))
            }
            PassageKind::Turn => "turn".to_owned(),
            PassageKind::Signature => "signature".to_owned(),
            PassageKind::List => "list".to_owned(),
            PassageKind::Item => "item".to_owned(),
            PassageKind::Table => "table".to_owned(),
        };
        let by = passage.by.map_or(String::new(), |by| {
            let words: Vec<&str> = by.of(document.text()).split_whitespace().collect();
            format!(" by {}", words.join(" "))
        });
        let mut words = passage.span.of(document.text()).split_whitespace();
        let first = words.next().unwrap_or_default();
        format!("{kind}{by}: {first}…{}", words.next_back().unwrap_or(first))
    };
    document.passages.iter().map(show).collect()
}

/// Of the outline what begins with `kind`.
fn only(kind: &str, text: &str) -> Vec<String> {
    outline(text).into_iter().filter(|line| line.starts_with(kind)).collect()
}

#[test]
fn answers_to_written_questions() {
    let text = "Vragen van de leden Piri (GroenLinks-PvdA) en Dobbe (SP) aan de minister van Buitenlandse Zaken over \
                het bericht «Wat nu?» (ingezonden 4 maart 2024).\n\n\
                Antwoord van minister Bruins Slot (Buitenlandse Zaken) (ontvangen 2 april 2024).\n\n\
                Vraag 1\n\nKent u het bericht?\n\nAntwoord 1\n\nJa.\n\n\
                Vraag 2\n\nWat vindt u daarvan?\n\nVraag 3\n\nWie betaalt dat? Graag een toelichting.\n\n\
                Antwoord op vraag 2 en 3\n\nHet kabinet betaalt. Zie het antwoord op vraag 1.\n\n\
                Dit is alles.\n\nToelichting\n\nDeze vragen dienen ter aanvulling op eerdere vragen.";
    let who = "de leden Piri (GroenLinks-PvdA) en Dobbe (SP)";
    let minister = "minister Bruins Slot (Buitenlandse Zaken)";
    assert_eq!(
        outline(text)[..6],
        [
            "title: Vragen…2024).".to_owned(),
            format!("question 1 by {who}: Vraag…bericht?"),
            format!("answer 1 to 1 by {minister}: Antwoord…Ja."),
            format!("question 2 by {who}: Vraag…daarvan?"),
            format!("question 3 by {who}: Vraag…toelichting."),
            format!("answer 2 en 3 to 2 by {minister}: Antwoord…alles."),
        ]
    );
}

#[test]
fn several_questions_under_one_head() {
    let text = "Vragen 1 en 2\nIs dat zo? En waarom?\n\nAntwoord vraag 1 en 2:\nJa, dat is zo.\n\n\
                Vraag 3, 4 en 5\nWie? Wat? Waar?\n\nAntwoord\nDat is niet bekend.";
    assert_eq!(
        only("", text),
        [
            "question 1 en 2: Vragen…waarom?",
            "answer 1 en 2 to 1 en 2: Antwoord…zo.",
            "question 3, 4 en 5: Vraag…Waar?",
            "answer - to 3, 4 en 5: Antwoord…bekend.",
        ]
    );
}

#[test]
fn questions_with_a_number_alone() {
    let text = "Vragen van het lid Krul (CDA) aan de minister van Defensie over drones\n\n1\nKlopt het bericht?\n\n\
                2\nWat gaat u doen? Wanneer?\n\n3\nBent u bereid te antwoorden?";
    assert_eq!(
        only("question", text),
        [
            "question 1 by het lid Krul (CDA): 1…bericht?",
            "question 2 by het lid Krul (CDA): 2…Wanneer?",
            "question 3 by het lid Krul (CDA): 3…antwoorden?",
        ]
    );
    let answered = "1. Klopt het bericht dat er drones zijn?\n\nAntwoord 1\n\nJa.\n\n2. Hoeveel zijn het er dan?\n\n\
                    Antwoord 2\n\nHonderd.";
    assert_eq!(
        outline(answered),
        [
            "question 1: 1.…zijn?",
            "answer 1 to 1: Antwoord…Ja.",
            "question 2: 2.…dan?",
            "answer 2 to 2: Antwoord…Honderd.",
        ]
    );
    // Without answers and without such a title figures are no questions.
    assert!(only("question", "1\nKlopt het?\n\n2\nWaarom?").is_empty());
}

#[test]
fn questions_first_and_answers_after() {
    let text = "Vraag 1\n\nHoe duur is dat?\n\nVraag 2\n\nWie gaat dat betalen?\n\n\
                Antwoord vraag 1\n\nDat is niet duur.\n\nAntwoord vraag 2\n\nHet ministerie betaalt dat.";
    assert_eq!(only("answer", text), ["answer 1 to 1: Antwoord…duur.", "answer 2 to 2: Antwoord…dat."]);
}

#[test]
fn a_written_consultation() {
    let text = "I. Vragen en opmerkingen vanuit de fracties\n\nInbreng van de leden van de SP-fractie\n\n\
                De leden van de SP-fractie danken het kabinet voor de brief. Zij hebben enkele vragen.\n\n\
                Waarom is er geen geld voor de haven vrijgemaakt dit jaar?\n\n1. Antwoord van het kabinet:\n\n\
                Dat geld is er wel. Het staat op de begroting van volgend jaar.\n\nHet kabinet wijst op de bijlage.\n\n\
                Haven\n\nDeze leden lezen dat de haven dichtgaat. Zij vinden dat niet goed.\n\n\
                2. Antwoord van het kabinet:\n\nDe haven blijft open.\n\n\
                Inbreng van de leden van de fractie van D66\n\n\
                Het lid Van Ojik (GroenLinks) sluit zich aan en vraagt naar de kosten van de haven.\n\n\
                3. Antwoord van het kabinet:\n\nDie zijn niet bekend.\n\n\
                Voorts danken de leden van de D66-fractie de minister voor de brief over de boten.\n\n\
                Boten\n\nHoeveel boten zijn er nu?\n\n4. Antwoord van het kabinet:\n\nDat zijn er drie.\n\n\
                Tot slot wijzen de leden van de D66-fractie op de kosten van de boten.";
    let lines = outline(text);
    assert_eq!(
        lines,
        [
            "section 1: I.…boten.",
            "section 2: Inbreng…open.",
            "question 1 by De leden van de SP-fractie: De…jaar?",
            "answer 1 to 1 by het kabinet: 1.…bijlage.",
            "section 3: Haven…open.",
            "question 2 by De leden van de SP-fractie: Deze…goed.",
            "answer 2 to 2 by het kabinet: 2.…open.",
            "section 2: Inbreng…boten.",
            "question 3 by Het lid Van Ojik (GroenLinks): Het…haven.",
            "answer 3 to 3 by het kabinet: 3.…bekend.",
            "question - by de leden van de D66-fractie: Voorts…boten.",
            "section 3: Boten…boten.",
            "question 4 by de leden van de D66-fractie: Hoeveel…nu?",
            "answer 4 to 4 by het kabinet: 4.…drie.",
            "question - by de leden van de D66-fractie: Tot…boten.",
        ]
    );
}

#[test]
fn remarks_of_all_and_one_reply() {
    let text = "I. Vragen en opmerkingen vanuit de fracties\n\nVragen en opmerkingen van de leden van de VVD-fractie\n\n\
                De leden van de VVD-fractie hebben een vraag over de haven. Hoe duur is die?\n\n\
                Vragen en opmerkingen van de leden van de CDA-fractie\n\n\
                De leden van de CDA-fractie vragen wanneer de haven opengaat.\n\n\
                II. Reactie van de minister van Defensie\n\n\
                De leden van de VVD-fractie vroegen hoe duur de haven is. Dat is niet bekend.";
    assert_eq!(
        outline(text)[2..],
        [
            "question - by De leden van de VVD-fractie: De…die?".replace("De leden", "de leden"),
            "section 2: Vragen…opengaat.".to_owned(),
            "question - by de leden van de CDA-fractie: De…opengaat.".to_owned(),
            "section 1: II.…bekend.".to_owned(),
            "answer - to nothing by de minister van Defensie: II.…bekend.".to_owned(),
        ]
    );
}

#[test]
fn running_text_is_no_dialogue() {
    for text in [
        "De minister gaf antwoord op de vraag.\n\nAntwoord van het lid Dobbe bleef uit.",
        "Reactie van het kabinet op het rapport van de commissie\n\nHet kabinet leest het rapport.",
        "Vragen over de haven\n\nDe leden van de Veiligheidsraad vergaderden gisteren in New York.",
    ] {
        assert!(only("question", text).is_empty() && only("answer", text).is_empty(), "{text}");
    }
}

#[test]
fn a_head_without_a_blank_line_before_it() {
    let text = "Inbreng van de leden van de SP-fractie\n\nHeeft de minister dat onlangs gezegd tegen zijn collega in \
                Soedan, en zo nee, is hij daartoe bereid?\n30. Antwoord van het kabinet:\n\nJa, dat is hij van plan.";
    assert_eq!(
        only("", text)[1..],
        [
            "question 30 by de leden van de SP-fractie: Heeft…bereid?",
            "answer 30 to 30 by het kabinet: 30.…plan.",
        ]
    );
}

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
