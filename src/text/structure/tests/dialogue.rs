//! Questions and answers in every form.

use super::{only, outline};

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
